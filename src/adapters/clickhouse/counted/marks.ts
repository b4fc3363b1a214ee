import { fromLatest } from '../latest.ts';
import { type CountedFigure, REACH } from './counted-figures.ts';

/**
 * SQL over a row: a number that another version, the same version written again and another day have not. Summed over the
 * latest rows of a day it tells whether any came, went or changed, in whatever order, and merges leave it as it is.
 */
export const ROW_MARK = 'cityHash64(at, version, _block_number, _block_offset)';

/** SQL over rows of days with `own_mark`: the mark of all days on which the figure of a day depends. */
export function markOf(figure: CountedFigure): string {
  const reach = REACH[figure];
  return `sum(own_mark) OVER (ORDER BY day RANGE BETWEEN ${reach} PRECEDING AND ${reach} FOLLOWING)`;
}

/** SQL: `day`, `day_rows` and `own_mark` of the days of latest rows; `conditions` must leave whole days. */
export function daysWithMarks(conditions: readonly string[]): string {
  return `SELECT day, count() AS day_rows, sum(${ROW_MARK}) AS own_mark
${fromLatest(conditions)}
GROUP BY day`;
}
