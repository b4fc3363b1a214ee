import type { Bilingual } from '../bilingual.ts';
import type { SignalType } from '../signals/catalogue.ts';
import type { Situation } from './situations.ts';

/** What of the whole conversation can speak for a competency, as a share 0–1 of the best. */
export const CONVERSATION_MEASURES = ['resolution', 'ease'] as const;
export type ConversationMeasure = (typeof CONVERSATION_MEASURES)[number];

/** One thing that is looked at. A signal is there or not; the others are shares 0–1. */
export type Evidence =
  | { readonly kind: 'signal'; readonly signal: SignalType; readonly weight: number }
  /** `scorecard/criterion`, with its share of the best points. */
  | {
      readonly kind: 'criterion';
      readonly scorecard: string;
      readonly criterion: string;
      readonly weight: number;
    }
  /** Of the moments of these situations, the share that recovered. */
  | { readonly kind: 'recovery'; readonly situations: readonly Situation[]; readonly weight: number }
  | { readonly kind: 'measure'; readonly measure: ConversationMeasure; readonly weight: number };

/**
 * Something an agent can be good at. A conversation counts where any of `when` was heard (always where it is empty),
 * with `50 + 50 · (P − N)`: P is the sum of the weights of what was well done, N that of what was not, each at most 1.
 * 0 is all of the bad, 50 neither, 100 all of the good; without `positive` it is `100 − 100 · N`. A share s gives `2s − 1` to P, or what is below 0 to N.
 */
export interface Competency {
  readonly id: string;
  readonly title: Bilingual;
  readonly when: readonly (SignalType | Situation)[];
  readonly positive: readonly Evidence[];
  /** Only signals and criteria; a criterion here counts by what it lacks. */
  readonly negative: readonly Evidence[];
  /** Whose moments show it. */
  readonly situations: readonly Situation[];
  /** What to say where it is a strength, and what to try where it is not. */
  readonly praise: Bilingual;
  readonly advice: Bilingual;
}

/** Each once, as it was named first: two rulebooks may name the same. */
export function eachOnce(competencies: readonly Competency[]): readonly Competency[] {
  const first = new Map<string, Competency>();
  for (const one of competencies) if (!first.has(one.id)) first.set(one.id, one);
  return [...first.values()];
}
