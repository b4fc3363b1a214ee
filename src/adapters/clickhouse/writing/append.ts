import type { ConversationFact, PackedFacts } from '#core/ports/facts.ts';
import type { Database } from '../connection/database.ts';
import { OWN } from '../latest.ts';
import { goneRow } from './fact-row.ts';
import { packFacts } from './pack-facts.ts';

/** Rows of one insert: memory stays small, and a part of the table stays large enough. */
const ROWS_AT_ONCE = 1000;
/** The engine refuses an insert that touches more than 100 partitions. */
const MONTHS_AT_ONCE = 60;

interface Place {
  readonly id: string;
  readonly day: string;
  readonly version: string;
}

/** A row as it is written, and what of it is compared with the rows that are there. */
interface Line {
  readonly id: string;
  readonly day: string;
  readonly version: number;
  readonly bytes: Uint8Array;
}

export async function append(
  database: Database,
  organisation: string,
  facts: readonly ConversationFact[] | PackedFacts,
): Promise<void> {
  for (const lines of chunksOf(organisation, facts)) {
    await insertByMonths(database, await settlePlaces(database, organisation, lines));
  }
}

function* chunksOf(
  organisation: string,
  facts: readonly ConversationFact[] | PackedFacts,
): Generator<readonly Line[]> {
  if ('rows' in facts) {
    if (facts.organisation !== organisation) {
      throw new RangeError(`Facts of ${facts.organisation} cannot be appended to ${organisation}`);
    }
    const lines = linesOf(facts);
    for (let from = 0; from < lines.length; from += ROWS_AT_ONCE)
      yield lines.slice(from, from + ROWS_AT_ONCE);
    return;
  }
  for (let from = 0; from < facts.length; from += ROWS_AT_ONCE) {
    yield linesOf(packFacts(organisation, facts.slice(from, from + ROWS_AT_ONCE)));
  }
}

function linesOf({ places, rows }: PackedFacts): Line[] {
  let end = 0;
  return places.map(({ id, day, version, length }) => {
    const start = end;
    end += length;
    return { id, day, version, bytes: rows.subarray(start, end) };
  });
}

/**
 * A conversation whose start changed would stand on two days for good, as rows of different sort keys
 * never replace each other. So its former days get a row that says it is gone, and a version older than
 * one that already stands elsewhere is not written. Cut off in between, the same append again completes it.
 */
async function settlePlaces(
  database: Database,
  organisation: string,
  lines: readonly Line[],
): Promise<Line[]> {
  const known = await database.rows<Place>(
    `SELECT id, toString(day) AS day, toString(max(version)) AS version
FROM conversations
WHERE ${OWN.join(' AND ')} AND id IN {ids:Array(String)}
GROUP BY id, day`,
    { organisation, ids: lines.map(({ id }) => id) },
  );
  const elsewhere = new Map<string, Place[]>();
  const dayOf = new Map(lines.map(({ id, day }) => [id, day]));
  for (const place of known) {
    if (dayOf.get(place.id) === place.day) continue;
    elsewhere.set(place.id, [...(elsewhere.get(place.id) ?? []), place]);
  }
  return lines.flatMap((line): Line[] => {
    const places = elsewhere.get(line.id) ?? [];
    if (places.some(({ version }) => BigInt(version) > BigInt(line.version))) return [];
    return [line, ...places.map(({ day }) => goneLine(organisation, day, line))];
  });
}

function goneLine(organisation: string, day: string, { id, version }: Line): Line {
  const row = goneRow(organisation, day, id, String(version));
  return { id, day, version, bytes: new TextEncoder().encode(`${JSON.stringify(row)}\n`) };
}

async function insertByMonths(database: Database, lines: readonly Line[]): Promise<void> {
  const months = [...Map.groupBy(lines, ({ day }) => day.slice(0, 7)).values()];
  for (let from = 0; from < months.length; from += MONTHS_AT_ONCE) {
    const some = months.slice(from, from + MONTHS_AT_ONCE).flat();
    await database.insertLines('conversations', joined(some.map(({ bytes }) => bytes)));
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
