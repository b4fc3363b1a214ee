import type { ConversationFact, PackedFacts } from '#core/ports/facts.ts';
import { factRow } from './fact-row.ts';

/** Makes facts ready to be appended. Of a conversation that stands there twice, the newest version. */
export function packFacts(organisation: string, facts: readonly ConversationFact[]): PackedFacts {
  const packing = new FactsPacking(organisation);
  for (const fact of newestOf(facts)) packing.add(fact);
  return packing.finish();
}

const FIRST_ROOM = 1 << 20;
/** A unit of UTF-16 takes at most three bytes of UTF-8. */
const MOST_BYTES = 3;
const LINE_END = 0x0a;
const encoder = new TextEncoder();

/** Facts that are packed one after the other, so that what each was made of is let go of at once. */
export class FactsPacking {
  readonly #organisation: string;
  readonly #places: PackedFacts['places'][number][] = [];
  #rows = new Uint8Array(FIRST_ROOM);
  #length = 0;

  constructor(organisation: string) {
    this.#organisation = organisation;
  }

  /** @param fact of a conversation that was not added before */
  add(fact: ConversationFact): void {
    const row = factRow(this.#organisation, fact);
    const line = JSON.stringify(row);
    const needed = this.#length + line.length * MOST_BYTES + 1;
    if (needed > this.#rows.length) this.#moveTo(Math.max(needed, this.#rows.length * 2));
    const { written } = encoder.encodeInto(line, this.#rows.subarray(this.#length));
    // Put behind the text itself, the line's end would have the whole text copied once more.
    this.#rows[this.#length + written] = LINE_END;
    this.#length += written + 1;
    this.#places.push({ id: row.id, day: row.day, version: fact.version, length: written + 1 });
  }

  /** The rows lie in memory of their own, which can be handed to another thread. Nothing may be added afterwards. */
  finish(): PackedFacts {
    this.#moveTo(this.#length);
    return { organisation: this.#organisation, places: this.#places, rows: this.#rows };
  }

  #moveTo(room: number): void {
    this.#rows = new Uint8Array(this.#rows.buffer.transfer(room));
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
