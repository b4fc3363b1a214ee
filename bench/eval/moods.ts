import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { TurnTokenizer } from '#adapters/language/turn-tokens.ts';

interface Manifest {
  readonly maxTokens: number;
  readonly tailTokens: number;
  readonly labels: { readonly moods?: readonly string[] };
}

const BATCH = 32;

/** The encoder's opinion of the mood of any text by itself, which it learned from everyday posts. */
export class MoodReader {
  readonly moods: readonly string[];
  readonly #session: ort.InferenceSession;
  readonly #tokenizer: TurnTokenizer;

  private constructor(session: ort.InferenceSession, tokenizer: TurnTokenizer, moods: readonly string[]) {
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.moods = moods;
  }

  /** Undefined where the model of the folder tells no moods. */
  static async open(folder: string): Promise<MoodReader | undefined> {
    const path = join(folder, 'manifest.json');
    if (!existsSync(path)) return undefined;
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    const session = await ort.InferenceSession.create(join(folder, 'encoder.onnx'));
    const { moods } = manifest.labels;
    if (moods === undefined || !session.outputNames.includes('mood')) {
      await session.release();
      return undefined;
    }
    const definition = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as object;
    return new MoodReader(session, new TurnTokenizer(definition, manifest), moods);
  }

  /** Logits in the order of `moods`. */
  async read(texts: readonly string[]): Promise<number[][]> {
    const logits = new Array<number[]>(texts.length);
    const rows = texts
      .map((text, place) => ({ ids: this.#tokenizer.tokens(text).ids, place }))
      .sort((a, b) => a.ids.length - b.ids.length);
    for (let from = 0; from < rows.length; from += BATCH) {
      const some = rows.slice(from, from + BATCH);
      const length = Math.max(...some.map(({ ids }) => ids.length));
      const tensor = (of: (ids: readonly number[], i: number) => number) =>
        new ort.Tensor(
          'int64',
          BigInt64Array.from(some.flatMap(({ ids }) => Array.from({ length }, (_, i) => BigInt(of(ids, i))))),
          [some.length, length],
        );
      const outputs = await this.#session.run({
        ids: tensor((ids, i) => ids[i] ?? 0),
        mask: tensor((ids, i) => Number(i < ids.length)),
      });
      const data = outputs['mood']!.data as Float32Array;
      const size = this.moods.length;
      for (const [row, { place }] of some.entries()) {
        logits[place] = Array.from(data.slice(row * size, (row + 1) * size));
      }
    }
    return logits;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
