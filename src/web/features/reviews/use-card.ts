import type { CriterionLabel, ScorecardLabel } from '#core/labels/label-book.ts';
import { useLabels } from '../../client/labels/use-labels.ts';

/** Answers beside the options of a criterion, by the key that chooses them. */
export const BESIDE_OPTIONS = [
  { id: 'not_applicable', key: '0' },
  { id: 'insufficient_evidence', key: '9' },
] as const;

export interface Card {
  readonly card: ScorecardLabel | undefined;
  readonly criteria: readonly CriterionLabel[];
  /** False while names are still on their way. */
  readonly isReady: boolean;
}

/** The questions of a scorecard, in their order. */
export function useCard(scorecard: string): Card {
  const { labels, isReady } = useLabels();
  const card = labels.scorecard(scorecard);
  return { card, criteria: card?.sections.flatMap(({ criteria }) => criteria) ?? [], isReady };
}
