import type { ConversationFact } from '#core/ports/facts.ts';
import type { Database } from '../connection/database.ts';
import { OWN } from '../latest.ts';
import { type FactRow, factRow, goneRow } from './fact-row.ts';

/** Rows of one insert: memory stays small, and a part of the table stays large enough. */
const ROWS_AT_ONCE = 1000;
/** The engine refuses an insert that touches more than 100 partitions. */
const MONTHS_AT_ONCE = 60;

interface Place {
  readonly id: string;
  readonly day: string;
  readonly version: string;
}

export async function append(
  database: Database,
  organisation: string,
  facts: readonly ConversationFact[],
): Promise<void> {
  for (let from = 0; from < facts.length; from += ROWS_AT_ONCE) {
    const rows = newestOf(facts.slice(from, from + ROWS_AT_ONCE)).map((fact) => factRow(organisation, fact));
    await insertByMonths(database, await settlePlaces(database, organisation, rows));
  }
}

function newestOf(facts: readonly ConversationFact[]): ConversationFact[] {
  const newest = new Map<string, ConversationFact>();
  for (const fact of facts) {
    const { id } = fact.conversation;
    if ((newest.get(id)?.version ?? -1) <= fact.version) newest.set(id, fact);
  }
  return [...newest.values()];
}

/**
 * A conversation whose start changed would stand on two days for good, as rows of different sort keys
 * never replace each other. So its former days get a row that says it is gone, and a version older than
 * one that already stands elsewhere is not written. Cut off in between, the same append again completes it.
 */
async function settlePlaces(
  database: Database,
  organisation: string,
  rows: readonly FactRow[],
): Promise<object[]> {
  const known = await database.rows<Place>(
    `SELECT id, toString(day) AS day, toString(max(version)) AS version
FROM conversations
WHERE ${OWN.join(' AND ')} AND id IN {ids:Array(String)}
GROUP BY id, day`,
    { organisation, ids: rows.map(({ id }) => id) },
  );
  const elsewhere = new Map<string, Place[]>();
  const dayOf = new Map(rows.map(({ id, day }) => [id, day]));
  for (const place of known) {
    if (dayOf.get(place.id) === place.day) continue;
    elsewhere.set(place.id, [...(elsewhere.get(place.id) ?? []), place]);
  }
  return rows.flatMap((row): object[] => {
    const places = elsewhere.get(row.id) ?? [];
    if (places.some(({ version }) => BigInt(version) > BigInt(row.version))) return [];
    return [row, ...places.map(({ day }) => goneRow(organisation, day, row.id, row.version))];
  });
}

async function insertByMonths(database: Database, rows: readonly object[]): Promise<void> {
  const months = Map.groupBy(rows as { day: string }[], ({ day }) => day.slice(0, 7));
  const groups = [...months.values()];
  for (let from = 0; from < groups.length; from += MONTHS_AT_ONCE) {
    await database.insert('conversations', groups.slice(from, from + MONTHS_AT_ONCE).flat());
  }
}
