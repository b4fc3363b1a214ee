import { readFile } from 'node:fs/promises';
import type { Role } from '#core/conversation/schema.ts';
import type { Manifest } from './manifest.ts';
import { damaged } from './model-error.ts';
import type { TurnCode } from './turn-encoder.ts';
import type { TurnTokens } from './turn-tokens.ts';

const MAGIC = 'TZSTAT1\n';
const HEADER = 24;

/**
 * Vectors of single tokens, distilled from the encoder: tells at the cost of a sum which turns carry nothing, and what
 * the context layer takes them for.
 *
 * `static.bin`, little-endian, K even, W the manifest's `width`:
 * ```
 * bytes 0–7    "TZSTAT1\n"
 * uint32 ×4    V (tokens), K (size of a token's vector), W, 0
 * float16 V×K  vectors of the tokens, by id
 * float32 K+1  customer's screen: weights, bias
 * float32 K+1  agent's screen: weights, bias
 * float32 3W×K matrix, by row: 2W rows for `states`, W for `vectors`
 * float32 3W   bias of the matrix
 * ```
 * A turn's vector k is the mean over its tokens after cutting, [CLS] and [SEP] left out (0 for none). Its score is
 * `weights · k + bias` of its role; below the threshold of `prescreen` in the manifest it skips the encoder, and
 * `matrix · k + bias` stands for what the encoder would have given (`vectors` is brought to unit length here).
 */
export class StaticTier {
  readonly #size: number;
  readonly #width: number;
  readonly #vectors: Float32Array;
  readonly #screens: Readonly<Record<'customer' | 'agent', Float32Array>>;
  readonly #thresholds: Readonly<Record<'customer' | 'agent', number>>;
  readonly #matrix: Float32Array;
  readonly #bias: Float32Array;

  constructor(bytes: Buffer, file: string, width: number, thresholds: NonNullable<Manifest['prescreen']>) {
    const wrong = (en: string) =>
      damaged(file, `的格式不对（${en}）`, `has another form than expected (${en})`);
    if (bytes.length < HEADER || bytes.toString('latin1', 0, 8) !== MAGIC)
      throw wrong('it does not begin with TZSTAT1');
    const [tokens, size, ownWidth] = [8, 12, 16].map((at) => bytes.readUInt32LE(at)) as [
      number,
      number,
      number,
    ];
    const floats = 2 * (size + 1) + 3 * ownWidth * (size + 1);
    if (ownWidth !== width) throw wrong(`width ${ownWidth} instead of ${width}`);
    if (bytes.length !== HEADER + 2 * tokens * size + 4 * floats) throw wrong(`${bytes.length} bytes`);
    this.#size = size;
    this.#width = width;
    this.#thresholds = thresholds;
    this.#vectors = halves(bytes, HEADER, tokens * size);
    let at = HEADER + 2 * tokens * size;
    const take = (count: number) => {
      const taken = new Float32Array(count);
      for (let i = 0; i < count; i++) taken[i] = bytes.readFloatLE(at + 4 * i);
      at += 4 * count;
      return taken;
    };
    this.#screens = { customer: take(size + 1), agent: take(size + 1) };
    this.#matrix = take(3 * width * size);
    this.#bias = take(3 * width);
  }

  /** The code of a turn that carries nothing; undefined where the encoder should look closely. */
  codeOf(role: Role, tokens: TurnTokens): TurnCode | undefined {
    if (role !== 'customer' && role !== 'agent') return undefined;
    const mean = this.#mean(tokens);
    const screen = this.#screens[role];
    let score = screen[this.#size]!;
    for (let k = 0; k < this.#size; k++) score += screen[k]! * mean[k]!;
    return score < this.#thresholds[role] ? this.#code(mean, tokens) : undefined;
  }

  #mean({ ids }: TurnTokens): Float32Array {
    const size = this.#size;
    const mean = new Float32Array(size);
    const count = ids.length - 2;
    for (let i = 1; i <= count; i++) {
      const from = ids[i]! * size;
      for (let k = 0; k < size; k++) mean[k]! += this.#vectors[from + k]!;
    }
    if (count > 0) for (let k = 0; k < size; k++) mean[k]! /= count;
    return mean;
  }

  #code(mean: Float32Array, tokens: TurnTokens): TurnCode {
    const out = this.#bias.slice();
    const size = this.#size;
    for (let row = 0; row < out.length; row++) {
      let sum = out[row]!;
      for (let k = 0; k < size; k++) sum += this.#matrix[row * size + k]! * mean[k]!;
      out[row] = sum;
    }
    const vector = out.slice(2 * this.#width);
    const length = Math.hypot(...vector) || 1;
    return {
      states: out.subarray(0, 2 * this.#width),
      vector: vector.map((value) => value / length),
      spots: undefined,
      tokens,
    };
  }
}

export async function readStaticTier(
  file: string,
  { width, prescreen }: Manifest,
): Promise<StaticTier | undefined> {
  return prescreen === undefined ? undefined : new StaticTier(await readFile(file), file, width, prescreen);
}

function halves(bytes: Buffer, start: number, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const half = bytes.readUInt16LE(start + 2 * i);
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    values[i] = sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
  }
  return values;
}
