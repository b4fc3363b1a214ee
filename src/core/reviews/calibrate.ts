import type { MachineVerdict, Review } from '../ports/reviews.ts';
import { type Agreement, agreementOf, type Ratings } from './agreement.ts';

/** What is known of the criteria that are compared: the answers that each has. */
export interface ComparedCriterion {
  readonly criterion: string;
  readonly categories: readonly string[];
}

export interface CriterionAgreement {
  readonly criterion: string;
  /** Raters with each other. */
  readonly people: Agreement;
  /** What most raters said with what the machine said. */
  readonly machine: Agreement;
}

export interface SplitConversation {
  readonly conversation: string;
  /** Criteria in which the raters did not all say the same, with what each said, in the order of the raters. */
  readonly criteria: readonly {
    readonly criterion: string;
    readonly answers: readonly (string | null)[];
    readonly machine: string | null;
  }[];
}

type Rating = Pick<Review, 'conversation' | 'reviewer' | 'state' | 'evaluation' | 'machine'>;

/** Answers with which somebody says nothing of the service. */
const UNSAID: ReadonlySet<string> = new Set(['not_evaluated', 'failed']);

/** How far raters agree with each other and with the machine, criterion by criterion. */
export function criterionAgreements(
  criteria: readonly ComparedCriterion[],
  conversations: readonly string[],
  raters: readonly string[],
  ratings: readonly Rating[],
): readonly CriterionAgreement[] {
  const submitted = ratings.filter(({ state }) => state === 'submitted');
  return criteria.map(({ criterion, categories }) => {
    const items = conversations.map((conversation) => answersOf(submitted, conversation, raters, criterion));
    const pairs = conversations.map((conversation, index): Ratings => {
      const machine = submitted.find((one) => one.conversation === conversation)?.machine ?? null;
      return [mostSaid(items[index]!), machineAnswer(machine, criterion)];
    });
    return {
      criterion,
      people: agreementOf(items, categories),
      machine: agreementOf(pairs, categories),
    };
  });
}

/** Reviews that single people made, compared with what the machine had said of the same conversations. */
export function machineAgreements(
  criteria: readonly ComparedCriterion[],
  reviews: readonly Pick<Review, 'evaluation' | 'machine'>[],
): readonly { readonly criterion: string; readonly machine: Agreement }[] {
  return criteria.map(({ criterion, categories }) => ({
    criterion,
    machine: agreementOf(
      reviews.map(
        ({ evaluation, machine }): Ratings => [
          answerIn(evaluation, criterion),
          machineAnswer(machine, criterion),
        ],
      ),
      categories,
    ),
  }));
}

/** The conversations on which raters did not agree, those with the most such criteria first. */
export function splitConversations(
  criteria: readonly ComparedCriterion[],
  conversations: readonly string[],
  raters: readonly string[],
  ratings: readonly Rating[],
): readonly SplitConversation[] {
  const submitted = ratings.filter(({ state }) => state === 'submitted');
  return conversations
    .map((conversation) => ({
      conversation,
      criteria: criteria.flatMap(({ criterion }) => {
        const answers = answersOf(submitted, conversation, raters, criterion);
        const given = new Set(answers.filter((one) => one !== null));
        if (given.size < 2) return [];
        const machine = submitted.find((one) => one.conversation === conversation)?.machine ?? null;
        return [{ criterion, answers, machine: machineAnswer(machine, criterion) }];
      }),
    }))
    .filter((one) => one.criteria.length > 0)
    .toSorted((a, b) => b.criteria.length - a.criteria.length);
}

function answersOf(
  ratings: readonly Rating[],
  conversation: string,
  raters: readonly string[],
  criterion: string,
): Ratings {
  return raters.map((rater) => {
    const rating = ratings.find((one) => one.conversation === conversation && one.reviewer === rater);
    return answerIn(rating?.evaluation ?? null, criterion);
  });
}

function answerIn(evaluation: Review['evaluation'], criterion: string): string | null {
  const answer = evaluation?.answers.find((one) => one.criterion === criterion)?.answer;
  return answer === undefined || UNSAID.has(answer) ? null : answer;
}

function machineAnswer(machine: MachineVerdict | null, criterion: string): string | null {
  return answerIn(machine?.evaluation ?? null, criterion);
}

/** Null where two answers were given equally often. */
function mostSaid(ratings: Ratings): string | null {
  const counts = new Map<string, number>();
  for (const one of ratings) if (one !== null) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (first === undefined || first[1] === second?.[1]) return null;
  return first[0];
}
