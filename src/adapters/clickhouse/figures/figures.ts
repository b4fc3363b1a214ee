import type { Dimension, FigureQuestion, FigureRow } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { conditionsOf } from '../asking/conditions.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { fromLatest } from '../latest.ts';
import { type Grouping, type GroupList, groupingOf } from './dimensions.ts';
import { FIRST_CONTACT, fromFirstContacts } from './first-contact.ts';
import { measureOf } from './measures.ts';

interface Row {
  readonly figure_group: readonly string[];
  readonly figure_values: readonly (number | null)[];
  readonly conversations_in_group: string;
}

const SEVERAL: ReadonlySet<Dimension> = new Set(['signal', 'rule', 'criterion']);

/** What measures and groups read; the engine leaves out those that a question does not need. */
const COLUMNS =
  'id, customer, at, channel, language, agent, team, queue, turns, duration_ms, first_response_ms, ' +
  'mean_response_ms, satisfaction, resolution, effort, signals, rule_hits, rule_misses, scorecards, scores, ' +
  'criteria, criterion_shares';

export async function figures(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  question: FigureQuestion,
): Promise<FigureRow[]> {
  const parameters = new Parameters(organisation);
  const groupings = question.by.map((dimension) => groupingOf(dimension, question, parameters));
  const measures = question.measures.map((measure) => measureOf(measure, question, parameters));
  const firstContacts = question.measures.includes('first_contact_resolution');
  const source = firstContacts
    ? fromFirstContacts(COLUMNS, filter, parameters)
    : fromLatest(conditionsOf(filter, parameters));
  const columns = firstContacts ? `${COLUMNS}, ${FIRST_CONTACT}` : COLUMNS;
  const rowsInGroups = joinsOf(groupings).map((join) => `SELECT ${[columns, ...join].join(', ')} ${source}`);
  const names = groupings.map((_, index) => `group_${index}`).join(', ');
  const rows = await database.rows<Row>(
    `SELECT [${names}]::Array(String) AS figure_group,
  [${measures.join(', ')}]::Array(Nullable(Float64)) AS figure_values,
  toString(count()) AS conversations_in_group
FROM (SELECT *, ${groupColumns(groupings)} FROM (${rowsInGroups.join('\nUNION ALL\n')}))
${names === '' ? '' : `GROUP BY ${names}`}
ORDER BY figure_group`,
    parameters.values,
  );
  const read = rows.map(
    ({ figure_group, figure_values, conversations_in_group }): FigureRow => ({
      group: figure_group,
      values: figure_values,
      conversations: Number(conversations_in_group),
    }),
  );
  return withSignalShares(database, organisation, filter, question, read);
}

/**
 * A conversation that falls into several groups becomes several rows, one for each: the columns that make them
 * so, for each way in which the lists of the groupings go together.
 */
function joinsOf(groupings: readonly Grouping[]): string[][] {
  return groupings.reduce<string[][]>(
    (joins, grouping, index) => {
      if (grouping.kind === 'one') return joins;
      return grouping.lists.flatMap((list) => joins.map((join) => [...join, ...joined(list, index)]));
    },
    [[]],
  );
}

function joined({ names, share }: GroupList, index: number): string[] {
  if (typeof share === 'number') {
    return [`arrayJoin(${names}) AS name_${index}`, `toFloat64(${share}) AS share_${index}`];
  }
  return [
    `arrayJoin(arrayZip(${names}, ${share.list})) AS pair_${index}`,
    `pair_${index}.1 AS name_${index}`,
    `pair_${index}.2 AS share_${index}`,
  ];
}

function groupColumns(groupings: readonly Grouping[]): string {
  const first = groupings.findIndex(({ kind }) => kind === 'several');
  const share = first < 0 ? "CAST(NULL, 'Nullable(Float64)')" : `share_${first}`;
  const texts = groupings.map((grouping, index) =>
    grouping.kind === 'one' ? `${grouping.text} AS group_${index}` : `name_${index} AS group_${index}`,
  );
  return [`${share} AS group_share`, ...texts].join(', ');
}

/**
 * The share of a signal is of all conversations of the rest of its group, also those in which nothing
 * was heard, so it needs their number.
 */
async function withSignalShares(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  question: FigureQuestion,
  rows: readonly FigureRow[],
): Promise<FigureRow[]> {
  const share = question.measures.indexOf('share');
  const signal = question.by.indexOf('signal');
  const isFirst = question.by.findIndex((dimension) => SEVERAL.has(dimension)) === signal;
  if (share < 0 || signal < 0 || !isFirst) return [...rows];
  const without = <T>(list: readonly T[]) => list.filter((_, index) => index !== signal);
  const wholes = await figures(database, organisation, filter, {
    ...question,
    measures: [],
    by: without(question.by),
  });
  const whole = new Map(wholes.map(({ group, conversations }) => [JSON.stringify(group), conversations]));
  return rows.map((row) => {
    const all = whole.get(JSON.stringify(without(row.group)));
    return all === undefined ? row : { ...row, values: row.values.with(share, row.conversations / all) };
  });
}
