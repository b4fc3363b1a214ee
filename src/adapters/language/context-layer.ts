import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { ROLES, type Role } from '#core/conversation/schema.ts';
import type { TimeLimit } from '#core/ports/language-model.ts';
import { inBatches } from './in-batches.ts';
import type { TurnCode } from './turn-encoder.ts';

/** A turn in the order of its conversation. */
export interface PlacedTurn {
  readonly role: Role;
  readonly code: TurnCode;
}

/** Logits of one conversation; of each turn as many as there are labels. */
export interface ContextLogits {
  readonly customer: readonly Float32Array[];
  readonly agent: readonly Float32Array[];
  readonly emotion: readonly Float32Array[];
  readonly resolution: Float32Array;
  /** 0 is a 3, 1 is a 5. */
  readonly satisfaction: number;
}

/** Turns of several conversations, padding included, that are looked at together. */
const BATCH_TURNS = 512;
/** A longer conversation is read in pieces, since the cost grows with the square of its length. */
const LONGEST = 512;
/** Turns of the piece before that the next one begins with: well above what a turn can look back. */
const OVERLAP = 128;

interface Piece {
  readonly conversation: number;
  readonly from: number;
  readonly turns: readonly PlacedTurn[];
}

type TurnOutput = 'customer' | 'agent' | 'emotion';

export class ContextLayer {
  readonly #session: InferenceSession;

  constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** Logits of each conversation, in order; each has a turn at least. */
  async read(
    conversations: readonly (readonly PlacedTurn[])[],
    limit?: TimeLimit,
  ): Promise<readonly ContextLogits[]> {
    const results = conversations.map(() => new Gathered());
    const pieces = conversations.flatMap(piecesOf);
    for (const batch of inBatches(pieces, ({ turns }) => turns.length, BATCH_TURNS, limit)) {
      await this.#batch(batch, results);
    }
    return results;
  }

  async #batch(pieces: readonly Piece[], results: readonly Gathered[]): Promise<void> {
    const count = pieces.length;
    const length = Math.max(...pieces.map(({ turns }) => turns.length));
    const first = pieces[0]!.turns[0]!.code;
    const stateSize = first.states.length;
    const width = first.vector.length;
    const states = new Float32Array(count * length * stateSize);
    const vectors = new Float32Array(count * length * width);
    const roles = new BigInt64Array(count * length);
    const present = new Uint8Array(count * length);
    for (let row = 0; row < count; row++) {
      const { turns } = pieces[row]!;
      for (let i = 0; i < turns.length; i++) {
        const place = row * length + i;
        const { role, code } = turns[i]!;
        states.set(code.states, place * stateSize);
        vectors.set(code.vector, place * width);
        roles[place] = BigInt(ROLES.indexOf(role));
        present[place] = 1;
      }
    }
    const outputs = await this.#session.run({
      states: new Tensor('float32', states, [count, length, stateSize]),
      vectors: new Tensor('float32', vectors, [count, length, width]),
      roles: new Tensor('int64', roles, [count, length]),
      present: new Tensor('bool', present, [count, length]),
    });
    const data = (name: string) => outputs[name]!.data as Float32Array;
    for (let row = 0; row < count; row++) {
      const { conversation, from, turns } = pieces[row]!;
      const result = results[conversation]!;
      for (const name of ['customer', 'agent', 'emotion'] as const) {
        const size = data(name).length / (count * length);
        const start = row * length * size;
        result.put(name, from, turns.length, data(name).slice(start, start + turns.length * size));
      }
      result.end(from, data('resolution').slice(row * 3, row * 3 + 3), data('satisfaction')[row]!);
    }
  }
}

function piecesOf(turns: readonly PlacedTurn[], conversation: number): readonly Piece[] {
  if (turns.length <= LONGEST) return [{ conversation, from: 0, turns }];
  const pieces: Piece[] = [];
  for (let start = 0; start === 0 || start + OVERLAP < turns.length; start += LONGEST - OVERLAP) {
    pieces.push({ conversation, from: start, turns: turns.slice(start, start + LONGEST) });
  }
  return pieces;
}

/** Puts the pieces of a conversation together; of turns in two of them, the one with more before it counts. */
class Gathered implements ContextLogits {
  readonly customer: Float32Array[] = [];
  readonly agent: Float32Array[] = [];
  readonly emotion: Float32Array[] = [];
  resolution = new Float32Array(3);
  satisfaction = 0;
  #lastFrom = -1;

  put(name: TurnOutput, from: number, turns: number, logits: Float32Array): void {
    const size = logits.length / turns;
    for (let i = from === 0 ? 0 : OVERLAP; i < turns; i++) {
      this[name][from + i] = logits.subarray(i * size, (i + 1) * size);
    }
  }

  end(from: number, resolution: Float32Array<ArrayBuffer>, satisfaction: number): void {
    if (from < this.#lastFrom) return;
    this.#lastFrom = from;
    this.resolution = resolution;
    this.satisfaction = satisfaction;
  }
}
