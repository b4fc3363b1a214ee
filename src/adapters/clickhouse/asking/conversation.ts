import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import type { Database } from '../connection/database.ts';
import { fromLatest, OWN } from '../latest.ts';
import { isoInstant } from '../times.ts';
import { conditionsOf } from './conditions.ts';
import { Parameters } from './parameters.ts';

interface Row {
  readonly conversation: string;
  readonly analysis: string;
  readonly received: string;
  readonly version: string;
  readonly rulebooks: readonly string[];
}

export async function conversation(
  database: Database,
  organisation: string,
  id: string,
): Promise<StoredConversation | null> {
  return (await conversations(database, organisation, [id]))[0] ?? null;
}

/** Conversations whose text is read at once. */
const READ_AT_ONCE = 200;

export async function conversations(
  database: Database,
  organisation: string,
  ids: readonly string[],
): Promise<StoredConversation[]> {
  const found: StoredConversation[] = [];
  for (let from = 0; from < ids.length; from += READ_AT_ONCE)
    found.push(...(await read(database, organisation, ids.slice(from, from + READ_AT_ONCE))));
  return found;
}

async function read(
  database: Database,
  organisation: string,
  ids: readonly string[],
): Promise<StoredConversation[]> {
  const values = { organisation, ids };
  // The days first: with them the rows are found by their key, and only their own wide columns are read.
  const days = await database.rows<{ found: string }>(
    `SELECT DISTINCT day AS found FROM conversations WHERE ${OWN.join(' AND ')} AND id IN {ids:Array(String)}`,
    values,
  );
  if (days.length === 0) return [];
  const rows = await database.rows<Row>(
    `SELECT conversation, analysis, toString(received_at) AS received, toString(version) AS version, rulebooks
${fromLatest(['day IN {days:Array(Date)}', 'id IN {ids:Array(String)}'])}`,
    { ...values, days: days.map(({ found }) => found) },
  );
  return rows.map((row) => ({
    conversation: JSON.parse(row.conversation) as Conversation,
    analysis: JSON.parse(row.analysis) as Analysis,
    receivedAt: isoInstant(row.received),
    version: Number(row.version),
    rulebooks: row.rulebooks,
  }));
}

export async function count(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
): Promise<number> {
  const parameters = new Parameters(organisation);
  const [row] = await database.rows<{ conversations: string }>(
    `SELECT toString(count()) AS conversations\n${fromLatest(conditionsOf(filter, parameters))}`,
    parameters.values,
  );
  return Number(row!.conversations);
}

/** Ids that are asked for at once. */
const IDS_AT_ONCE = 10_000;

export async function* ids(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
): AsyncGenerator<string> {
  for await (const { id } of idsWithAgents(database, organisation, filter)) yield id;
}

/** In the order of the sort key, so that each further page begins where the last ended. */
export async function* idsWithAgents(
  database: Database,
  organisation: string,
  filter: ConversationFilter,
): AsyncGenerator<{ readonly id: string; readonly agent: string }> {
  let last: { found: string; id: string } | undefined;
  for (;;) {
    const parameters = new Parameters(organisation);
    const conditions = conditionsOf(filter, parameters);
    if (last !== undefined) {
      const day = parameters.add(last.found, 'Date');
      conditions.push(`day >= ${day}`, `(day, id) > (${day}, ${parameters.text(last.id)})`);
    }
    const page = await database.rows<{ found: string; id: string; agent: string }>(
      `SELECT day AS found, id, agent\n${fromLatest(conditions)}\nORDER BY day, id LIMIT ${IDS_AT_ONCE}`,
      parameters.values,
    );
    for (const { id, agent } of page) yield { id, agent };
    last = page.at(-1);
    if (last === undefined || page.length < IDS_AT_ONCE) return;
  }
}
