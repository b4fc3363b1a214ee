import { type Database, READING } from '../connection/database.ts';
import { FIRST_CONTACT, fromFirstContacts } from '../figures/first-contact.ts';
import { fromLatest } from '../latest.ts';
import { COUNTED_DAYS, COUNTED_ENTRY } from '../schema/tables.ts';
import { COUNTED_DIMENSIONS, type CountedFigure, DIMENSIONS, REACH, SLOTS } from './counted-figures.ts';
import { withNeighbours } from './counted-period.ts';
import { markOf, ROW_MARK } from './marks.ts';

/**
 * Counts days by every dimension. A mark comes out of the same rows that are counted: it can never be that of others.
 */
export async function countDays(
  database: Database,
  organisation: string,
  figure: CountedFigure,
  days: readonly string[],
): Promise<void> {
  const values = { organisation, days, nearby: withNeighbours(days, REACH[figure]) };
  for (const groups of GROUPS[figure]) {
    await database.run(
      `INSERT INTO ${COUNTED_DAYS.name} (organisation, figure, dimension, day, counted, mark, entries)
SELECT {organisation:String}, '${figure}', group_dimension, day, toUnixTimestamp64Milli(now64(3)), mark, entries
FROM (
  SELECT day, group_dimension, entries, ${markOf(figure)} AS mark
  FROM (
    SELECT day, group_dimension, sum(group_mark) AS own_mark, groupArrayArray(group_entries) AS entries
    FROM (${groups})
    GROUP BY day, group_dimension
  )
)
WHERE day IN {days:Array(Date)}
${READING}`,
      values,
    );
  }
}

const COLUMNS = `version, _block_number, _block_offset, day, at, ${COUNTED_DIMENSIONS.join(', ')}`;
const NEARBY = 'day IN {nearby:Array(Date)}';

/**
 * SQL by figure, for statements that together count all dimensions: rows with `day`, `group_dimension`, `group_entries`
 * and `group_mark`, which add up to what the day has.
 */
const GROUPS: Readonly<Record<CountedFigure, readonly string[]>> = {
  rule: byNames(
    'arrayConcat(rule_hits, rule_misses)',
    'arrayConcat(arrayMap(hit -> 1., rule_hits), arrayMap(miss -> 0., rule_misses))',
  ),
  criterion: byNames('criteria', 'criterion_shares'),
  // All at once: what takes long is to put the visits of each customer in order.
  first_contact: [
    `
      SELECT day, in_group.1 AS group_dimension, sumIf(row_mark, group_dimension = '') AS group_mark,
        [${entry('slot', 'in_group.2', "''", `sum(ifNull(${FIRST_CONTACT}, 0))`, `count(${FIRST_CONTACT})`, 'count()')}] AS group_entries
      FROM (
        SELECT *, ${ROW_MARK} AS row_mark, intDiv(toHour(at) * 60 + toMinute(at), ${(24 * 60) / SLOTS.first_contact}) AS slot,
          arrayJoin(if(day IN {days:Array(Date)},
            [${DIMENSIONS.map((dimension) => `('${dimension}', ${dimension === '' ? "''" : `toString(${dimension})`})`).join(', ')}],
            [('', '')])) AS in_group
        ${fromFirstContacts(COLUMNS, { wanted: [], nearby: [NEARBY] })}
      )
      GROUP BY day, slot, in_group`,
  ],
};

/**
 * One dimension at a time: only so are values and names grouped in the form in which the table keeps them. Each
 * conversation has one name more, an empty one, with which its mark is counted once.
 */
function byNames(names: string, shares: string): string[] {
  return DIMENSIONS.map((dimension) => {
    const value = dimension === '' ? "toLowCardinality('')" : dimension;
    return `
      SELECT day, '${dimension}' AS group_dimension, sumIf(row_mark, name = '') AS group_mark,
        if(name = '', [], [${entry('0', 'value', 'name', 'sum(share)', 'count()', 'count()')}]) AS group_entries
      FROM (
        SELECT day, ${value} AS value, ${ROW_MARK} AS row_mark,
          arrayPushFront(${names}, '') AS names, arrayPushFront(${shares}, 0.) AS shares
        ${fromLatest([NEARBY])}
      )
      ARRAY JOIN names AS name, shares AS share
      GROUP BY day, value, name`;
  });
}

function entry(...values: readonly string[]): string {
  return `CAST((${values.join(', ')}), '${COUNTED_ENTRY}')`;
}
