import type { Dimension, FigureQuestion, FigureRow } from '#core/facts/figures.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { figuresFromCounted } from '../counted/from-counted.ts';
import { type FigureAnswer, figureRows } from './figure-rows.ts';
import { measureOf } from './measures.ts';
import { groupNames, rowsInGroups } from './rows-in-groups.ts';

const SEVERAL: ReadonlySet<Dimension> = new Set(['signal', 'rule', 'criterion']);

export async function figures(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  question: FigureQuestion,
): Promise<FigureRow[]> {
  return (
    (await figuresFromCounted(database, organisation, filter, question)) ??
    (await figuresFromRows(database, organisation, filter, question))
  );
}

/** Of the conversations themselves, whatever was counted ahead. */
export async function figuresFromRows(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
  question: FigureQuestion,
): Promise<FigureRow[]> {
  const parameters = new Parameters(organisation);
  const rows = rowsInGroups(filter, question, parameters);
  const measures = question.measures.map((measure) => measureOf(measure, question, parameters));
  const names = groupNames(question);
  const answer = await database.rows<FigureAnswer>(
    `SELECT [${names}]::Array(String) AS figure_group,
  [${measures.join(', ')}]::Array(Nullable(Float64)) AS figure_values,
  toString(count()) AS conversations_in_group
FROM ${rows}
${names === '' ? '' : `GROUP BY ${names}`}
ORDER BY figure_group`,
    parameters.values,
  );
  return withSignalShares(database, organisation, filter, question, figureRows(answer));
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
  const wholes = await figuresFromRows(database, organisation, filter, {
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
