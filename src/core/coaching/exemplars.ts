import { ngramSimilarity } from '../text/ngram-similarity.ts';

/** What makes two moments of one situation comparable, adding up to 1. */
export const LIKENESS = { need: 0.5, emotion: 0.2, queue: 0.2, channel: 0.1 } as const;
/** What is less like it teaches little about this moment. */
export const COMPARABLE = 0.35;
/** Answers that say nearly the same are one example. */
const SAME_ANSWER = 0.7;

export interface Candidate {
  readonly agent: string;
  readonly conversation: string;
  /** What the agent answered. */
  readonly answer: string;
}

/** The first of those that say different things in different conversations, at most so many of one agent. */
export function distinct<T extends Candidate>(
  candidates: readonly T[],
  limit: number,
  ofOneAgent: number,
): T[] {
  const similarity = ngramSimilarity();
  const chosen: T[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    if (chosen.filter(({ agent }) => agent === candidate.agent).length >= ofOneAgent) continue;
    const isKnown = chosen.some(
      ({ conversation, answer }) =>
        conversation === candidate.conversation ||
        similarity.compare(answer, candidate.answer) >= SAME_ANSWER,
    );
    if (!isKnown) chosen.push(candidate);
  }
  return chosen;
}
