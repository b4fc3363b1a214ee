import type { ConversationFilter, SimilarConversation } from '#core/facts/query.ts';
import type { Database } from '../connection/database.ts';
import { fromAnyVersion, fromLatest } from '../latest.ts';
import { needsAlike } from '../needs-alike.ts';
import { signsOf } from '../schema/tables.ts';
import { conditionsOf } from './conditions.ts';
import { turnShown } from './highlights.ts';
import { Parameters } from './parameters.ts';
import { conversationOf, SUMMARY_COLUMNS, type SummaryRow, summaryOf } from './summary.ts';

/** Conversations that are compared exactly, for one that is shown and at least. */
const COMPARED_FOR_ONE = 20;
const COMPARED_AT_LEAST = 400;

interface Near {
  readonly near_day: string;
  readonly id: string;
  readonly near_version: string;
  readonly likeness: number;
}

/**
 * The signs of the numbers of all vectors are compared first, which reads little; of the conversations whose signs
 * differ least, the vectors. As in a search, candidates come from any version and are confirmed by the latest rows
 * that are read anyway.
 */
export async function similar(
  database: Database,
  organisation: string,
  id: string,
  filter: ConversationFilter,
  limit: number,
): Promise<SimilarConversation[] | null> {
  const need = await needOf(database, organisation, id);
  if (need === null) return null;
  if (!(limit >= 1)) throw new RangeError(`${limit} similar conversations: ask for 1 or more`);
  const near = await nearest(database, organisation, id, need, filter, limit);
  return show(database, organisation, near, filter, limit);
}

interface KnownNeed {
  readonly language: string;
  readonly need: readonly number[];
}

async function needOf(database: Database, organisation: string, id: string): Promise<KnownNeed | null> {
  const rows = await database.rows<KnownNeed>(
    `SELECT language, CAST(need AS Array(Float32)) AS need
${fromLatest(['id = {id:String}', 'notEmpty(need)'])}`,
    { organisation, id },
  );
  return rows[0] ?? null;
}

async function nearest(
  database: Database,
  organisation: string,
  id: string,
  { language, need }: KnownNeed,
  filter: ConversationFilter,
  limit: number,
): Promise<Near[]> {
  const parameters = new Parameters(organisation);
  const signs = signsOf(parameters.add(need, 'Array(Float32)'));
  const candidates = await database.rows<{ near_day: string; id: string }>(
    `SELECT day AS near_day, id
${fromAnyVersion([
  `length(need_signs) = ${Math.ceil(need.length / 8)}`,
  `language = ${parameters.text(language)}`,
  `id != ${parameters.text(id)}`,
  ...conditionsOf(filter, parameters),
])}
ORDER BY bitHammingDistance(need_signs, ${signs})
LIMIT ${parameters.add(Math.max(COMPARED_AT_LEAST, COMPARED_FOR_ONE * limit), 'UInt32')}`,
    parameters.values,
  );
  if (candidates.length === 0) return [];
  const days = [...new Set(candidates.map(({ near_day }) => near_day))];
  const ids = candidates.map((one) => one.id);
  return database.rows<Near>(
    `SELECT day AS near_day, id, toString(version) AS near_version,
  ${needsAlike('{need:Array(Float32)}', need.length)} AS likeness
${fromAnyVersion(['day IN {days:Array(Date)}', 'id IN {ids:Array(String)}', `length(need) = ${need.length}`])}
ORDER BY likeness DESC, id
LIMIT {most:UInt32}`,
    { organisation, need, days, ids, most: 2 * limit },
  );
}

/** Each conversation once, in the same order, less those whose version does not count or is not what was asked for. */
async function show(
  database: Database,
  organisation: string,
  near: readonly Near[],
  filter: ConversationFilter,
  limit: number,
): Promise<SimilarConversation[]> {
  if (near.length === 0) return [];
  const parameters = new Parameters(organisation);
  const days = parameters.add([...new Set(near.map(({ near_day }) => near_day))], 'Array(Date)');
  const rows = await database.rows<SummaryRow & { readonly need_turn: number }>(
    `SELECT ${SUMMARY_COLUMNS}, need_turn
${fromLatest([
  `day IN ${days}`,
  `id IN ${parameters.texts(near.map((one) => one.id))}`,
  ...conditionsOf(filter, parameters),
])}`,
    parameters.values,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = near.flatMap(({ id, near_version, likeness }): SimilarConversation[] => {
    const row = byId.get(id);
    if (row?.shown_version !== near_version) return [];
    byId.delete(id);
    const highlights = turnShown(conversationOf(row), row.need_turn);
    return [{ ...summaryOf(row, highlights), likeness: Math.round(likeness * 1000) / 1000 }];
  });
  return shown.slice(0, limit);
}
