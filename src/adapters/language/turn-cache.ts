import { hash } from 'node:crypto';

/** Keeps what was used last, up to a number of bytes. Texts themselves are not kept, only their hash. */
export class TurnCache<Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly bytes: number }>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  static key(text: string): string {
    return hash('sha256', text, 'base64');
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const found = this.#values.get(key);
    if (found === undefined) return undefined;
    // Deleted and set again, the map's order is the order of use.
    this.#values.delete(key);
    this.#values.set(key, found);
    return found.value;
  }

  set(key: string, value: Value, bytes: number): void {
    if (bytes > this.#limit) return;
    const known = this.#values.get(key);
    if (known !== undefined) this.#bytes -= known.bytes;
    this.#values.delete(key);
    this.#values.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, { bytes: size }] of this.#values) {
      if (this.#bytes <= this.#limit) break;
      this.#values.delete(oldest);
      this.#bytes -= size;
    }
  }
}
