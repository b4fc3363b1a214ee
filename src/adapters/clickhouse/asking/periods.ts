import type { ConversationFilter, Sort } from '#core/facts/query.ts';
import type { Database } from '../connection/database.ts';
import { OWN } from '../latest.ts';
import { dayConditions, type Period } from './conditions.ts';
import { afterPositionDay, type Position } from './cursor.ts';
import { Parameters } from './parameters.ts';

/** Rows of the first period; each further one is so many times as large. */
const FIRST_ROWS = 20_000;
const GROWTH = 4;

/**
 * The days to be searched, in the order of the sort, in periods that grow: a page of the newest is mostly full
 * after the first few, and where it is not, all of them together are read once. Only one, without bounds, where
 * the sort is not by time.
 */
export async function periodsOf(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  sort: Sort,
  after: Position | undefined,
): Promise<(Period | undefined)[]> {
  if (sort !== 'newest' && sort !== 'oldest') return [undefined];
  const parameters = new Parameters(organisation);
  const conditions = [
    ...OWN,
    ...dayConditions(filter, parameters),
    ...(after === undefined ? [] : [afterPositionDay(sort, after, parameters)]),
  ];
  const days = await database.rows<{ on_day: string; rows_on_day: number }>(
    `SELECT toString(day) AS on_day, toUInt32(count()) AS rows_on_day
FROM conversations
WHERE ${conditions.join(' AND ')}
GROUP BY day
ORDER BY day ${sort === 'newest' ? 'DESC' : 'ASC'}`,
    parameters.values,
  );
  const periods: string[][] = [];
  let rows = 0;
  let size = FIRST_ROWS;
  for (const { on_day, rows_on_day } of days) {
    if (periods.length === 0) periods.push([]);
    else if (rows >= size) {
      periods.push([]);
      rows = 0;
      size *= GROWTH;
    }
    periods.at(-1)!.push(on_day);
    rows += rows_on_day;
  }
  return periods.map((list) => {
    const ordered = list.toSorted();
    return { first: ordered[0]!, last: ordered.at(-1)! };
  });
}
