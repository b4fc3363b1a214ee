import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Offers, type Sequence, searchBeams } from './beam-search.ts';
import { OFFERED } from './decoder-graph.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WhisperShape } from './whisper-shape.ts';

type Tensors = Readonly<Record<string, Tensor>>;

interface Step {
  readonly offers: Offers;
  /** By row, of the watched tokens. */
  readonly watched: readonly (readonly number[])[];
  readonly past: Tensors;
  /** Heads × tokens × steps. */
  readonly attention: Tensor;
}

interface StepInput {
  readonly past: Tensors;
  readonly from: readonly number[];
  /** Row by row, of one length. */
  readonly tokens: readonly number[];
  readonly mask: Tensor;
  readonly watched?: readonly number[];
  readonly aligned?: readonly number[];
}

export interface DecodeOptions {
  /** Sequences that are followed side by side. */
  readonly beams: number;
  readonly longest: number;
  readonly unrepeated: number;
}

/** Writes the text of encoded sound, token by token. */
export class Decoder {
  readonly #session: InferenceSession;
  readonly #shape: WhisperShape;
  readonly #vocabulary: Vocabulary;
  readonly #noPast: Tensors;
  readonly #free: Tensor;
  readonly #texts: Tensor;
  readonly #beginnings: Tensor;

  /** @param suppressed tokens that are never written, and those that do not begin a text */
  constructor(
    session: InferenceSession,
    shape: WhisperShape,
    vocabulary: Vocabulary,
    suppressed: { readonly always: readonly number[]; readonly atStart: readonly number[] },
  ) {
    this.#session = session;
    this.#shape = shape;
    this.#vocabulary = vocabulary;
    const empty = new Tensor('float32', new Float32Array(0), [1, shape.heads, 0, shape.width / shape.heads]);
    this.#noPast = Object.fromEntries(
      Array.from({ length: shape.decoderLayers }, (_, layer) => [
        [`past_key_${layer}`, empty],
        [`past_value_${layer}`, empty],
      ]).flat(),
    );
    const all = Array.from({ length: shape.vocabulary }, (_, token) => token);
    const marks = all.filter((token) => token >= vocabulary.firstMark && token !== vocabulary.end);
    this.#free = this.#mask([]);
    this.#texts = this.#mask([...suppressed.always, ...marks]);
    this.#beginnings = this.#mask([...suppressed.always, ...marks, ...suppressed.atStart, vocabulary.end]);
  }

  /** How likely each language is spoken, and how likely nobody speaks. */
  async languages(
    sound: Tensors,
    among: readonly string[],
  ): Promise<{ readonly probabilities: ReadonlyMap<string, number>; readonly noSpeech: number }> {
    const { start, noSpeech, languages } = this.#vocabulary;
    const known = among.filter((name) => languages.has(name));
    const { watched } = await this.#step(sound, {
      past: this.#noPast,
      from: [0],
      tokens: [start],
      mask: this.#free,
      watched: [noSpeech, ...known.map((name) => languages.get(name)!)],
    });
    const [silence, ...spoken] = watched[0]!.map(Math.exp);
    const sum = spoken.reduce((total, one) => total + one, 0) || 1;
    return {
      probabilities: new Map(known.map((name, i) => [name, spoken[i]! / sum])),
      noSpeech: silence!,
    };
  }

  /** @param prompt what stands before the text, marks included */
  async text(sound: Tensors, prompt: readonly number[], options: DecodeOptions): Promise<Sequence> {
    const first = await this.#step(sound, {
      past: this.#noPast,
      from: [0],
      tokens: prompt,
      mask: this.#beginnings,
    });
    let { past } = first;
    return searchBeams(
      first.offers,
      async (from, tokens) => {
        const step = await this.#step(sound, { past, from, tokens, mask: this.#texts });
        past = step.past;
        return step.offers;
      },
      {
        width: options.beams,
        end: this.#vocabulary.end,
        longest: Math.min(options.longest, this.#shape.textSteps - prompt.length - 1),
        unrepeated: options.unrepeated,
      },
    );
  }

  /** Where each of the tokens looks: heads × tokens × steps, before the softmax. */
  async attention(sound: Tensors, tokens: readonly number[]): Promise<Tensor> {
    const { attention } = await this.#step(sound, {
      past: this.#noPast,
      from: [0],
      tokens,
      mask: this.#free,
      aligned: [...tokens.keys()],
    });
    return attention;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }

  async #step(sound: Tensors, input: StepInput): Promise<Step> {
    const { from, tokens, past, mask, watched = [], aligned = [] } = input;
    const rows = from.length;
    const results = await this.#session.run({
      ...sound,
      ...past,
      tokens: whole(tokens, [rows, tokens.length / rows]),
      from: whole(from, [rows]),
      mask,
      watched: whole(watched, [watched.length]),
      aligned: whole(aligned, [aligned.length]),
    });
    const best = results['best']!.data as BigInt64Array;
    const logs = results['best_log']!.data as Float32Array;
    const seen = results['watched_log']!.data as Float32Array;
    const byRow = <T>(list: ArrayLike<T>, size: number) =>
      Array.from({ length: rows }, (_, row) => Array.from({ length: size }, (_, i) => list[row * size + i]!));
    return {
      offers: { tokens: byRow(Array.from(best, Number), OFFERED), logs: byRow(logs, OFFERED) },
      watched: byRow(seen, watched.length),
      past: Object.fromEntries(
        Object.keys(this.#noPast).map((name) => [name, results[name.replace('past', 'present')] as Tensor]),
      ),
      attention: results['attention'] as Tensor,
    };
  }

  #mask(forbidden: readonly number[]): Tensor {
    const { vocabulary } = this.#shape;
    const mask = new Float32Array(vocabulary);
    for (const token of forbidden) mask[token] = Number.NEGATIVE_INFINITY;
    return new Tensor('float32', mask, [vocabulary]);
  }
}

export function whole(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}
