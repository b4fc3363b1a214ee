import type { Caller } from '#core/access/caller.ts';
import type { Evaluation } from '#core/analysis/analysis.ts';
import type { GivenAnswers, MachineVerdict, Review } from '#core/ports/reviews.ts';
import { evaluateByHand } from '#core/reviews/evaluate-by-hand.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import type { ServicePorts } from '../ports.ts';
import { activeScorecard } from './scorecards.ts';
import { type HeldReview, takeReview, unlessChanged } from './take-review.ts';

export type SubmitOutcome =
  | HeldReview
  | { readonly outcome: 'no_scorecard'; readonly scorecard: string }
  /** Criteria that are not answered, or with an answer that they do not have. */
  | {
      readonly outcome: 'incomplete';
      readonly missing: readonly string[];
      readonly wrong: readonly string[];
    };

/**
 * Makes a person's answers the conversation's evaluation of record. What the machine says at that moment is kept beside
 * them, and nothing of the facts is changed.
 */
export async function submitReview(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  id: string,
  content: Pick<Review, 'answers' | 'comment' | 'revision'>,
): Promise<SubmitOutcome> {
  const { organisation } = caller;
  const held = await takeReview(ports, caller, id);
  if (held.outcome !== 'held') return held;
  const { review } = held;
  const scorecard = await activeScorecard(ports, organisation, review.scorecard);
  if (scorecard === null) return { outcome: 'no_scorecard', scorecard: review.scorecard };
  const { evaluation, missing, wrong } = evaluateByHand(scorecard, content.answers);
  if (missing.length + wrong.length > 0) return { outcome: 'incomplete', missing, wrong };
  const machine = await machineVerdict(ports, organisation, review, scorecard);
  const answers = onlyKnown(scorecard, content.answers);
  const submitted = await unlessChanged(() =>
    ports.workflow.reviews.submit(organisation, id, { ...content, answers, machine, evaluation }),
  );
  return submitted === null ? { outcome: 'changed' } : { outcome: 'held', review: submitted };
}

/** A scorecard may have lost criteria since the draft was begun. */
function onlyKnown(scorecard: Scorecard, answers: GivenAnswers): GivenAnswers {
  const known = new Set(scorecard.sections.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return Object.fromEntries(Object.entries(answers).filter(([criterion]) => known.has(criterion)));
}

async function machineVerdict(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  { conversation }: Review,
  { id }: Scorecard,
): Promise<MachineVerdict | null> {
  const stored = await facts.conversation(organisation, conversation);
  const evaluation = stored?.analysis.evaluations.find(({ scorecard }) => scorecard === id);
  if (stored === null || evaluation === undefined) return null;
  const asked = new Set(
    evaluation.answers.flatMap(({ source }) =>
      source.startsWith('rule:') ? source.slice('rule:'.length).split(',') : [],
    ),
  );
  return {
    evaluation: withoutPassages(evaluation),
    outcomes: Object.fromEntries(
      stored.analysis.rules.flatMap(({ rule, outcome }) => (asked.has(rule) ? [[rule, outcome]] : [])),
    ),
    rulebooks: stored.rulebooks,
  };
}

/** What was said stays with the conversation and goes with it. */
function withoutPassages(evaluation: Evaluation): Evaluation {
  return { ...evaluation, answers: evaluation.answers.map((answer) => ({ ...answer, evidence: [] })) };
}
