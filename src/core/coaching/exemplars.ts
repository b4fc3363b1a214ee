import type { Turn } from '../conversation/schema.ts';
import type { MomentQuestion, StoredMoment } from '../ports/coaching.ts';
import { ngramSimilarity } from '../text/ngram-similarity.ts';

/** What makes two moments of one situation comparable, adding up to 1. */
export const LIKENESS = { need: 0.5, emotion: 0.2, queue: 0.2, channel: 0.1 } as const;
/** What is less like it teaches little about this moment. */
export const COMPARABLE = 0.35;
/**
 * What is shown to somebody as a moment of some kind must be one: it is, where its surest sign is as sure as this. What
 * is counted over many moments may be less sure.
 */
export const SURE_TO_SHOW = 0.85;
/** How much the customer's own words at the moment count beside the likeness. */
const SAID = 0.5;
/** Answers that say nearly the same are one example. */
const SAME_ANSWER = 0.7;
/** Looked through for each that is shown. */
const LOOKED_THROUGH = 12;
const SHOWN = 2;
const OF_ONE_COLLEAGUE = 1;

/** Which moments of colleagues may stand beside one of an agent's own: the same situation, from which the customer recovered. */
export function exemplarQuestion(
  own: StoredMoment,
  withheld: readonly string[],
): MomentQuestion & { readonly like: StoredMoment } {
  return {
    situations: [own.situation],
    outcomes: ['recovered'],
    sureness: SURE_TO_SHOW,
    not: [own.agent, ...withheld],
    like: own,
    limit: SHOWN * LOOKED_THROUGH,
  };
}

/** What the customer said at a moment, and all that was answered in it. */
export interface Spoken {
  readonly said: string;
  readonly answer: string;
}

/** @param turns of a moment, from the customer's first */
export function spokenIn(turns: readonly Pick<Turn, 'role' | 'text'>[]): Spoken {
  const answered = turns.findIndex(({ role }) => role !== 'customer');
  const textOf = (some: typeof turns) => some.map(({ text }) => text).join('\n');
  return {
    said: textOf(answered < 0 ? turns : turns.slice(0, answered)),
    answer: textOf(turns.filter(({ role }) => role !== 'customer')),
  };
}

export interface Candidate extends Spoken {
  readonly agent: string;
  readonly conversation: string;
  /** 0–1, of the moments. */
  readonly likeness: number;
}

/**
 * The colleagues' moments to stand beside an agent's own, likest first: comparable ones, in which the agents say
 * different things, one of each colleague.
 *
 * @param said what the customer said in the agent's own moment
 * @param learnedFrom conversations shown already: their moments come back only where there are no others
 */
export function chooseExemplars<T extends Candidate>(
  said: string,
  candidates: readonly T[],
  learnedFrom: ReadonlySet<string>,
): T[] {
  const comparable = candidates.filter(({ likeness }) => likeness >= COMPARABLE);
  const fresh = comparable.filter(({ conversation }) => !learnedFrom.has(conversation));
  const similarity = ngramSimilarity();
  const ordered = (fresh.length > 0 ? fresh : comparable)
    .map((one) => ({ one, value: one.likeness + SAID * similarity.compare(said, one.said) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ one }) => one);
  return distinct(ordered, SHOWN, OF_ONE_COLLEAGUE);
}

/** Those that say different things, in their order; of each colleague at most so many. */
export function distinct<T extends Pick<Candidate, 'agent' | 'conversation' | 'answer'>>(
  candidates: readonly T[],
  most: number,
  ofOneColleague: number,
): T[] {
  const similarity = ngramSimilarity();
  const chosen: T[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= most) break;
    if (chosen.filter(({ agent }) => agent === candidate.agent).length >= ofOneColleague) continue;
    const isKnown = chosen.some(
      ({ conversation, answer }) =>
        conversation === candidate.conversation ||
        similarity.compare(answer, candidate.answer) >= SAME_ANSWER,
    );
    if (!isKnown) chosen.push(candidate);
  }
  return chosen;
}
