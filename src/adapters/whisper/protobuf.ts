const VARINT = 0;
const LENGTH = 2;
const FIXED32 = 5;

/**
 * Writes a message in the wire form of Protocol Buffers. Large byte fields are kept as they are and copied once, at the
 * end.
 */
export class MessageWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  int(field: number, value: number | bigint): this {
    return this.#put(varint((field << 3) | VARINT)).#put(varint(value));
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#put(varint((field << 3) | FIXED32)).#put(bytes);
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#put(varint((field << 3) | LENGTH))
      .#put(varint(value.length))
      .#put(value);
  }

  message(field: number, value: MessageWriter): this {
    this.#put(varint((field << 3) | LENGTH)).#put(varint(value.length));
    for (const part of value.#parts) this.#put(part);
    return this;
  }

  finish(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #put(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    return this;
  }
}

/** Negative values take ten bytes, as in two's complement of 64 bits. */
function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return Uint8Array.from(bytes);
}
