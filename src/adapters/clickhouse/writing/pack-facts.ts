import type { ConversationFact, PackedFacts } from '#core/ports/facts.ts';
import { factRow } from './fact-row.ts';

/** Makes facts ready to be appended. Of a conversation that stands there twice, the newest version. */
export function packFacts(organisation: string, facts: readonly ConversationFact[]): PackedFacts {
  const lines: Uint8Array[] = [];
  const places = newestOf(facts).map((fact) => {
    const row = factRow(organisation, fact);
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    lines.push(line);
    return { id: row.id, day: row.day, version: fact.version, length: line.byteLength };
  });
  return { organisation, places, rows: joined(lines) };
}

/** In memory of its own, which can be handed to another thread. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

function newestOf(facts: readonly ConversationFact[]): ConversationFact[] {
  const newest = new Map<string, ConversationFact>();
  for (const fact of facts) {
    const { id } = fact.conversation;
    if ((newest.get(id)?.version ?? -1) <= fact.version) newest.set(id, fact);
  }
  return [...newest.values()];
}
