import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { TimeLimit } from '#core/ports/language-model.ts';
import { inBatches } from './in-batches.ts';
import type { TurnTokens } from './turn-tokens.ts';

/** One text as the context layer takes it in. */
export interface TurnCode {
  readonly states: Float32Array;
  /** Unit length. */
  readonly vector: Float32Array;
  /** How much each token speaks for each label: `tokens × labels`; undefined where no encoder read the text. */
  readonly spots: Float32Array | undefined;
  readonly tokens: TurnTokens;
}

/** So many tokens, padding included, are encoded at once: more do not make a token cheaper, and take memory. */
const BATCH_TOKENS = 256;

export class TurnEncoder {
  readonly #session: InferenceSession;
  readonly #batchTokens: number;

  /**
   * @param batchable as in the manifest; else each text is encoded by itself, so that what is heard in it depends
   *   neither on what is analysed at the same time nor on what is cached
   */
  constructor(session: InferenceSession, batchable: boolean) {
    this.#session = session;
    this.#batchTokens = batchable ? BATCH_TOKENS : 0;
  }

  /** Codes in the order of the texts. */
  async encode(texts: readonly TurnTokens[], limit?: TimeLimit): Promise<readonly TurnCode[]> {
    const codes = new Array<TurnCode>(texts.length);
    const batches = inBatches(
      [...texts.keys()],
      (index) => texts[index]!.ids.length,
      this.#batchTokens,
      limit,
    );
    for (const batch of batches) {
      const some = batch.map((index) => texts[index]!);
      const encoded = await this.#batch(some);
      for (let i = 0; i < batch.length; i++) codes[batch[i]!] = encoded[i]!;
    }
    return codes;
  }

  async #batch(texts: readonly TurnTokens[]): Promise<readonly TurnCode[]> {
    const count = texts.length;
    const length = Math.max(...texts.map(({ ids }) => ids.length));
    const ids = new BigInt64Array(count * length);
    const mask = new BigInt64Array(count * length);
    for (let row = 0; row < count; row++) {
      const own = texts[row]!.ids;
      for (let i = 0; i < own.length; i++) ids[row * length + i] = BigInt(own[i]!);
      mask.fill(1n, row * length, row * length + own.length);
    }
    const shape = [count, length];
    const outputs = await this.#session.run({
      ids: new Tensor('int64', ids, shape),
      mask: new Tensor('int64', mask, shape),
    });
    const states = outputs['states']!.data as Float32Array;
    const vectors = outputs['vectors']!.data as Float32Array;
    const spots = outputs['spots']!.data as Float32Array;
    const rowOf = (all: Float32Array, row: number, used?: number) => {
      const size = all.length / count;
      return all.slice(row * size, row * size + (used ?? size));
    };
    const labels = spots.length / (count * length);
    return texts.map((tokens, row) => ({
      states: rowOf(states, row),
      vector: rowOf(vectors, row),
      spots: rowOf(spots, row, tokens.ids.length * labels),
      tokens,
    }));
  }
}

/** What a code takes in memory. */
export function bytesOf({ states, vector, spots, tokens }: TurnCode): number {
  return states.byteLength + vector.byteLength + (spots?.byteLength ?? 0) + 24 * tokens.ids.length + 400;
}
