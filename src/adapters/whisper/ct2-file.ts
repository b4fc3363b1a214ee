/** A named array of numbers of a model. */
export interface ModelArray {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

interface Entry {
  readonly dims: readonly number[];
  readonly type: number;
  readonly bytes: Uint8Array;
}

const FLOAT32 = 0;
const FLOAT16 = 4;
const INT8 = 1;
const INT16 = 2;
const INT32 = 3;
const OLDEST = 5;
const NEWEST = 6;

/**
 * The arrays of a model in CTranslate2's `model.bin`: a list of names, shapes and values, then one of other names for
 * the same. Values are converted when they are asked for.
 */
export class Ct2File {
  /** What kind of model it says that it is. */
  readonly spec: string;
  readonly #entries = new Map<string, Entry>();
  readonly #aliases = new Map<string, string>();

  /** @throws RangeError or Error where the bytes are no such file */
  constructor(file: Uint8Array) {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    let at = 0;
    const u32 = () => {
      at += 4;
      return view.getUint32(at - 4, true);
    };
    const text = () => {
      const length = view.getUint16(at, true);
      at += 2 + length;
      // The length counts a closing zero.
      return new TextDecoder().decode(file.subarray(at - length, at - 1));
    };
    const version = u32();
    if (version < OLDEST || version > NEWEST)
      throw new Error(`version ${version} of the format is not known`);
    this.spec = text();
    u32();
    const count = u32();
    for (let i = 0; i < count; i++) {
      const name = text();
      const rank = view.getUint8(at++);
      const dims = Array.from({ length: rank }, u32);
      const type = view.getUint8(at++);
      const length = u32();
      if (at + length > file.length) throw new Error('the file ends too early');
      this.#entries.set(name, { dims, type, bytes: file.subarray(at, at + length) });
      at += length;
    }
    const aliases = u32();
    for (let i = 0; i < aliases; i++) this.#aliases.set(text(), text());
  }

  has(name: string): boolean {
    return this.#entries.has(this.#aliases.get(name) ?? name);
  }

  dims(name: string): readonly number[] {
    return this.#entry(name).dims;
  }

  /** @throws Error where there is no such array, or its type is none that is read */
  array(name: string): ModelArray {
    const { dims, type, bytes } = this.#entry(name);
    return { dims, values: numbersOf(type, bytes, name) };
  }

  number(name: string): number {
    return this.array(name).values[0]!;
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(this.#aliases.get(name) ?? name);
    if (entry === undefined) throw new Error(`there is no ${name}`);
    return entry;
  }
}

function numbersOf(type: number, bytes: Uint8Array, name: string): Float32Array {
  // A copy begins where arrays of larger numbers may begin.
  const { buffer } = new Uint8Array(bytes);
  switch (type) {
    case FLOAT32:
      return new Float32Array(buffer);
    case FLOAT16:
      return fromHalves(new Uint16Array(buffer));
    case INT8:
      return Float32Array.from(new Int8Array(buffer));
    case INT16:
      return Float32Array.from(new Int16Array(buffer));
    case INT32:
      return Float32Array.from(new Int32Array(buffer));
    default:
      throw new Error(`numbers of type ${type} in ${name} are not read; float16 and float32 are`);
  }
}

let halves: Float32Array | undefined;

/** Through a table of all 65,536: a model has tens of millions. */
function fromHalves(bits: Uint16Array): Float32Array {
  halves ??= Float32Array.from({ length: 1 << 16 }, (_, half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
  const table = halves;
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = table[bits[i]!]!;
  return values;
}
