import type { Language } from '#core/conversation/schema.ts';
import type { QuotePlace } from '#core/insights/insight.ts';
import type { InsightPeriod, StoredNeed } from '#core/ports/insights.ts';
import { conditionsOf } from '../asking/conditions.ts';
import { Parameters } from '../asking/parameters.ts';
import type { Database } from '../connection/database.ts';
import { fromLatest } from '../latest.ts';
import { needsAlike } from '../needs-alike.ts';
import { TOPIC_MEMBERS } from '../schema/tables.ts';
import { inTopics, placed } from './placed.ts';

/** Rows of one answer: vectors are long, and an answer is read as a whole. */
const ROWS_AT_ONCE = 5_000;
const INSERTED_AT_ONCE = 20_000;
/** The beginning of a long letter says what it is about. */
const READ_OF_A_NEED = 600;

const NEED_TEXT = `substringUTF8(JSONExtractString(conversation, 'turns', need_turn + 1, 'text'), 1, ${READ_OF_A_NEED})`;

/** SQL over a row: told by the length of the vector, without reading it. */
const HAS_NEED = 'need.size0 > 0';

type Only = 'all' | 'unplaced';

interface Row {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  readonly vector: readonly number[];
}

export async function needs(
  database: Database,
  organisation: string,
  period: InsightPeriod,
  limit: number,
  only: Only = 'all',
): Promise<StoredNeed[]> {
  const columns = `id, language, CAST(need AS Array(Float32)) AS vector, ${NEED_TEXT} AS text`;
  const rows = await newest<Row>(database, organisation, period, { limit, only, columns });
  return rows.map(({ id, vector, ...rest }) => ({
    conversation: id,
    vector: Float32Array.from(vector),
    ...rest,
  }));
}

export async function countNeeds(
  database: Database,
  organisation: string,
  { from, to }: InsightPeriod,
  language?: Language,
): Promise<number> {
  const parameters = new Parameters(organisation);
  const filter = { from, to, ...(language === undefined ? {} : { languages: [language] }) };
  const [row] = await database.rows<{ conversations: number }>(
    `SELECT toUInt32(count()) AS conversations
${fromLatest([HAS_NEED, ...conditionsOf(filter, parameters)])}`,
    parameters.values,
  );
  return row?.conversations ?? 0;
}

export function needTexts(
  database: Database,
  organisation: string,
  period: InsightPeriod,
  limit: number,
): Promise<Pick<StoredNeed, 'language' | 'text'>[]> {
  const columns = `language, ${NEED_TEXT} AS text`;
  return newest(database, organisation, period, { limit, only: 'all', columns });
}

interface Wanted {
  readonly limit: number;
  readonly only: Only;
  readonly columns: string;
}

/**
 * The newest conversations with a need. First where they stand, from narrow columns: vectors and texts are wide, and are
 * read of these alone.
 */
async function newest<Read>(
  database: Database,
  organisation: string,
  { from, to }: InsightPeriod,
  { limit, only, columns }: Wanted,
): Promise<Read[]> {
  const parameters = new Parameters(organisation);
  const unplaced = only === 'all' ? [] : [`id NOT IN (SELECT id FROM (${placed()}))`];
  const places = await database.rows<{ on_day: string; id: string }>(
    `SELECT toString(day) AS on_day, id
${fromLatest([HAS_NEED, ...conditionsOf({ from, to }, parameters), ...unplaced])}
ORDER BY at DESC, id
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
  const found: Read[] = [];
  for (let at = 0; at < places.length; at += ROWS_AT_ONCE) {
    const some = places.slice(at, at + ROWS_AT_ONCE);
    const days = [...new Set(some.map(({ on_day }) => on_day))];
    const rows = await database.rows<Read>(
      `SELECT ${columns}
${fromLatest([HAS_NEED, 'day IN {days:Array(Date)}', 'id IN {ids:Array(String)}'])}
ORDER BY at DESC, id`,
      { organisation, days, ids: some.map(({ id }) => id) },
    );
    found.push(...rows);
  }
  return found;
}

export async function place(
  database: Database,
  organisation: string,
  members: readonly { readonly conversation: string; readonly topic: string }[],
  at: number,
): Promise<void> {
  for (let from = 0; from < members.length; from += INSERTED_AT_ONCE) {
    await database.insert(
      TOPIC_MEMBERS.name,
      members
        .slice(from, from + INSERTED_AT_ONCE)
        .map(({ conversation, topic }) => ({ organisation, id: conversation, topic, placed: String(at) })),
    );
  }
}

export async function sample(
  database: Database,
  organisation: string,
  topics: readonly string[],
  { from, to }: InsightPeriod,
  limit: number,
): Promise<string[]> {
  const parameters = new Parameters(organisation);
  const rows = await database.rows<{ id: string }>(
    `SELECT id
${fromLatest([...conditionsOf({ from, to }, parameters), inTopics(parameters.texts(topics))])}
ORDER BY cityHash64(id)
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}

export async function typical(
  database: Database,
  organisation: string,
  topics: readonly string[],
  centre: Float32Array,
  { from, to }: InsightPeriod,
  limit: number,
): Promise<QuotePlace[]> {
  const parameters = new Parameters(organisation);
  const near = parameters.add([...centre], 'Array(Float32)');
  return database.rows<QuotePlace & { turn: number }>(
    `SELECT id AS conversation, need_turn AS turn
${fromLatest([
  `need.size0 = ${centre.length}`,
  ...conditionsOf({ from, to }, parameters),
  inTopics(parameters.texts(topics)),
])}
ORDER BY ${needsAlike(near, centre.length)} DESC, id
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
}
