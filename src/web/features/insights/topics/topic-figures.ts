import type { z } from 'zod';
import type { topics } from '#contract/api/insights.ts';

export const COLUMNS = ['conversations', 'share', 'trend', 'bad', 'avoidable'] as const;
export type Column = (typeof COLUMNS)[number];
/** A topic or a heading, as far as it is weighed. */
export type Weighed = Pick<z.output<typeof topics>['topics'][number], 'weight'>;

/** A figure of a topic or heading; null where it is not known. */
export function figureOf({ weight }: Weighed, column: Column): number | null {
  if (weight === null) return null;
  switch (column) {
    case 'conversations':
      return weight.impact.conversations;
    case 'share':
      return weight.share;
    case 'trend':
      return weight.trend?.value ?? null;
    case 'bad':
      return weight.conversations === 0 ? null : weight.impact.unhappy / weight.impact.conversations;
    case 'avoidable':
      return weight.impact.avoidable;
  }
}

/** The most first; what is not known comes last. */
export function byColumn(column: Column): (a: Weighed, b: Weighed) => number {
  return (a, b) =>
    (figureOf(b, column) ?? Number.NEGATIVE_INFINITY) - (figureOf(a, column) ?? Number.NEGATIVE_INFINITY) ||
    0;
}
