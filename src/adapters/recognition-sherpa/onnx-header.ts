import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What a file of ONNX says of itself beside its weights. */
export interface OnnxHeader {
  /** What its maker wrote into it. */
  readonly metadata: ReadonlyMap<string, string>;
  /** Names of its results, in their order. */
  readonly outputs: readonly string[];
}

/** Fields by their numbers in onnx.proto. */
const [GRAPH, METADATA] = [7, 14];
const OUTPUT = 12;
const [NAME, KEY, VALUE] = [1, 1, 2];

/**
 * Reads it without reading the weights, which may be gigabytes.
 * @throws Error where it is no such file
 */
export function readOnnxHeader(path: string): OnnxHeader {
  const file = openSync(path, 'r');
  try {
    const bytes = new FileBytes(file);
    const metadata = new Map<string, string>();
    const outputs: string[] = [];
    for (const part of fieldsOf(bytes, 0, bytes.length)) {
      if (part.field === METADATA) {
        const texts = textsOf(bytes, part);
        metadata.set(texts.get(KEY) ?? '', texts.get(VALUE) ?? '');
      } else if (part.field === GRAPH) {
        for (const inner of fieldsOf(bytes, part.at, part.end)) {
          if (inner.field === OUTPUT) outputs.push(textsOf(bytes, inner).get(NAME) ?? '');
        }
      }
    }
    return { metadata, outputs };
  } finally {
    closeSync(file);
  }
}

/** A field that has a length, and where its content lies. */
interface Field {
  readonly field: number;
  readonly at: number;
  readonly end: number;
}

/** The wire form of Protocol Buffers; numbers are passed over. */
function* fieldsOf(bytes: FileBytes, from: number, until: number): Generator<Field> {
  let at = from;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes.at(at++);
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < until) {
    const tag = number();
    const [field, kind] = [Math.floor(tag / 8), tag % 8];
    if (kind === 0) number();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else if (kind === 2) {
      const length = number();
      if (at + length > until) throw new Error('it ends too early');
      yield { field, at, end: at + length };
      at += length;
    } else throw new Error('it is no ONNX model');
  }
}

function textsOf(bytes: FileBytes, { at, end }: Field): ReadonlyMap<number, string> {
  return new Map([...fieldsOf(bytes, at, end)].map((one) => [one.field, bytes.text(one.at, one.end)]));
}

const WINDOW = 1 << 16;

/** Bytes of a file, a window of them at a time. */
class FileBytes {
  readonly length: number;
  readonly #file: number;
  readonly #window = Buffer.alloc(WINDOW);
  #from = 0;
  #until = 0;

  constructor(file: number) {
    this.#file = file;
    this.length = fstatSync(file).size;
  }

  at(place: number): number {
    if (place < this.#from || place >= this.#until) {
      this.#from = place;
      this.#until = place + readSync(this.#file, this.#window, 0, WINDOW, place);
      if (this.#until === place) throw new Error('it ends too early');
    }
    return this.#window[place - this.#from]!;
  }

  text(from: number, until: number): string {
    const bytes = Buffer.alloc(until - from);
    readSync(this.#file, bytes, 0, bytes.length, from);
    return bytes.toString('utf8');
  }
}
