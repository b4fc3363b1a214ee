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

interface Row {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  readonly vector: readonly number[];
}

export async function needs(
  database: Database,
  organisation: string,
  { from, to }: InsightPeriod,
  limit: number,
  only: 'all' | 'unplaced' = 'all',
): Promise<StoredNeed[]> {
  const found: StoredNeed[] = [];
  while (found.length < limit) {
    const parameters = new Parameters(organisation);
    const wanted = Math.min(ROWS_AT_ONCE, limit - found.length);
    const rows = await database.rows<Row>(
      `SELECT id, language, CAST(need AS Array(Float32)) AS vector,
  ${NEED_TEXT} AS text
${fromLatest([
  'notEmpty(need)',
  ...conditionsOf({ from, to }, parameters),
  ...(only === 'all' ? [] : [`id NOT IN (SELECT id FROM (${placed()}))`]),
])}
ORDER BY at DESC, id
LIMIT ${parameters.add(wanted, 'UInt32')} OFFSET ${parameters.add(found.length, 'UInt32')}`,
      parameters.values,
    );
    for (const { id, vector, ...rest } of rows)
      found.push({ conversation: id, vector: Float32Array.from(vector), ...rest });
    if (rows.length < wanted) break;
  }
  return found;
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
${fromLatest(['notEmpty(need)', ...conditionsOf(filter, parameters)])}`,
    parameters.values,
  );
  return row?.conversations ?? 0;
}

export function needTexts(
  database: Database,
  organisation: string,
  { from, to }: InsightPeriod,
  limit: number,
): Promise<Pick<StoredNeed, 'language' | 'text'>[]> {
  const parameters = new Parameters(organisation);
  return database.rows(
    `SELECT language, ${NEED_TEXT} AS text
${fromLatest(['notEmpty(need)', ...conditionsOf({ from, to }, parameters)])}
ORDER BY at DESC, id
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
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
  `length(need) = ${centre.length}`,
  ...conditionsOf({ from, to }, parameters),
  inTopics(parameters.texts(topics)),
])}
ORDER BY ${needsAlike(near, centre.length)} DESC, id
LIMIT ${parameters.add(limit, 'UInt32')}`,
    parameters.values,
  );
}
