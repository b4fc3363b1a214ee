import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import ort from 'onnxruntime-node';

/** Texts encoded together; they are short. */
const BATCH = 32;
const LONGEST = 128;

/** The encoder from which the model was made, as it was published: unit vectors of its first token. */
export class BaseEncoder {
  readonly #session: ort.InferenceSession;
  readonly #tokenizer: Tokenizer;

  private constructor(session: ort.InferenceSession, tokenizer: Tokenizer) {
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  /** @param file `NAME.onnx`, beside which `NAME-tokenizer.json` lies */
  static async open(file: string): Promise<BaseEncoder> {
    const definition = readFileSync(file.replace(/\.onnx$/, '-tokenizer.json'), 'utf8');
    return new BaseEncoder(
      await ort.InferenceSession.create(file),
      new Tokenizer(JSON.parse(definition), {}),
    );
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors = new Array<Float32Array>(texts.length);
    const rows = texts
      .map((text, place) => ({
        ids: this.#tokenizer.encode(text.toLowerCase()).ids.slice(0, LONGEST),
        place,
      }))
      .sort((a, b) => a.ids.length - b.ids.length);
    for (let from = 0; from < rows.length; from += BATCH) {
      const some = rows.slice(from, from + BATCH);
      const length = Math.max(...some.map(({ ids }) => ids.length));
      const shape = [some.length, length];
      const tensor = (of: (ids: readonly number[], i: number) => number) =>
        new ort.Tensor(
          'int64',
          BigInt64Array.from(some.flatMap(({ ids }) => Array.from({ length }, (_, i) => BigInt(of(ids, i))))),
          shape,
        );
      const { last_hidden_state: hidden } = await this.#session.run({
        input_ids: tensor((ids, i) => ids[i] ?? 0),
        attention_mask: tensor((ids, i) => Number(i < ids.length)),
        token_type_ids: tensor(() => 0),
      });
      const data = hidden!.data as Float32Array;
      const width = data.length / (some.length * length);
      for (const [row, { place }] of some.entries()) {
        const vector = data.slice(row * length * width, row * length * width + width);
        const size = Math.hypot(...vector);
        vectors[place] = vector.map((one) => one / size);
      }
    }
    return vectors;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
