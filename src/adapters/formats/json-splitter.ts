const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const LINE_FEED = 0x0a;
/** Keys longer than this are no names of containers. */
const LONGEST_KEY = 256;

export interface JsonPiece {
  readonly bytes: Buffer;
  readonly length: number;
  readonly tooLong: boolean;
  /** Line, from 1, on which the piece begins. */
  readonly line: number;
  /** False for a value that was not finished when the input ended. */
  readonly complete: boolean;
  /** True for an element of a list, false for a value that stands by itself. */
  readonly inList: boolean;
}

/** Of a piece that is too long, this much is kept to show which one it was. */
const KEPT_BYTES = 2048;

/**
 * Cuts a JSON text into its records without building it in memory: the elements of a top-level array, the
 * elements of the array at a container path (`{"conversations":[…]}`), or whole top-level values one after
 * another. Works on bytes and counts brackets only: a record that is broken inside is cut out like any
 * other and spoils nothing but itself.
 */
export class JsonSplitter {
  /** Names of the fields beside a container, which belong to no record. */
  readonly besides = new Set<string>();
  /** An array or object was still open when the input ended. */
  truncated = false;
  readonly #containers: readonly (readonly string[])[];
  readonly #deepest: number;
  readonly #maxBytes: number;
  #depth = 0;
  /** Depth at which records stand: 0 for whole values, more inside an array. */
  #level = 0;
  /** The key in force at each depth of the way to a container; null inside arrays. */
  readonly #keys: (string | null)[] = [];
  readonly #isObject: boolean[] = [];
  #inString = false;
  #escaped = false;
  #keyBytes: number[] | null = null;
  #lastString: string | null = null;
  #line = 1;
  #open = false;
  #parts: Buffer[] = [];
  #length = 0;
  #startLine = 1;
  #found = false;
  readonly #topKeys = new Set<string>();

  constructor(containers: readonly (readonly string[])[], maxBytes: number) {
    this.#containers = containers;
    this.#deepest = Math.max(0, ...containers.map((path) => path.length));
    this.#maxBytes = maxBytes;
  }

  push(chunk: Buffer): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (byte === LINE_FEED) this.#line++;
      if (this.#inString) {
        this.#string(byte);
        // A whole value ends with its quote; inside anything, the string is part of it.
        if (!this.#inString && this.#depth === 0 && this.#level === 0 && this.#open) {
          pieces.push(this.#cut(chunk, from, i + 1, true));
        }
        continue;
      }
      if (byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09) {
        if (this.#open && this.#depth === 0) pieces.push(this.#cut(chunk, from, i, true));
        continue;
      }
      if (byte === COMMA && this.#depth === this.#level) {
        if (this.#open) pieces.push(this.#cut(chunk, from, i, true));
        if (this.#depth > 0) this.#keys[this.#depth - 1] = null;
        continue;
      }
      if ((byte === CLOSE_BRACKET || byte === CLOSE_BRACE) && this.#depth === this.#level) {
        if (this.#open) pieces.push(this.#cut(chunk, from, i, true));
        if (byte === CLOSE_BRACKET && this.#depth > 0) this.#leaveContainer();
        else {
          // A bracket that closes nothing is a broken record of its own.
          this.#startLine = this.#line;
          pieces.push(this.#cut(chunk, i, i + 1, true));
        }
        continue;
      }
      if (!this.#open && this.#isRecordStart(byte)) {
        this.#open = true;
        this.#startLine = this.#line;
        from = i;
      }
      if (byte === QUOTE) {
        this.#inString = true;
        this.#keyBytes = this.#depth <= this.#deepest && this.#depth > 0 ? [] : null;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#depth++;
        if (this.#depth <= this.#deepest + 1) {
          this.#isObject[this.#depth - 1] = byte === OPEN_BRACE;
          this.#keys[this.#depth - 1] = null;
        }
        if (byte === OPEN_BRACKET && this.#isContainer()) this.#enterContainer();
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth--;
        if (this.#depth === 0) this.#found = false;
        if (this.#depth === this.#level && this.#open) pieces.push(this.#cut(chunk, from, i + 1, true));
      } else if (byte === COLON) this.#key();
    }
    if (this.#open) this.#hold(chunk.subarray(from));
    return pieces;
  }

  end(): JsonPiece[] {
    this.truncated = this.#depth > 0 || this.#inString;
    if (!this.#open) return [];
    return [this.#cut(Buffer.alloc(0), 0, 0, this.#depth === this.#level && !this.#inString)];
  }

  /** Outside the container, once it has been found, nothing is a record. */
  #isRecordStart(byte: number): boolean {
    if (this.#level === 0 && this.#found) return false;
    if (this.#depth !== this.#level) return false;
    return !(this.#level === 0 && byte === OPEN_BRACKET);
  }

  #isContainer(): boolean {
    if (this.#found || this.#level > 0) return false;
    if (this.#depth === 1) return true;
    return this.#containers.some(
      (path) =>
        path.length === this.#depth - 1 && path.every((key, i) => this.#keys[i] === key && this.#isObject[i]),
    );
  }

  #enterContainer(): void {
    this.#level = this.#depth;
    this.#found = this.#depth > 1;
    if (this.#found) for (const key of this.#topKeys) this.besides.add(key);
    this.besides.delete(this.#keys[0] ?? '');
    this.#topKeys.clear();
    // What was held until here is the beginning of the envelope, not a record.
    this.#open = false;
    this.#parts = [];
    this.#length = 0;
  }

  #leaveContainer(): void {
    this.#depth--;
    this.#level = 0;
  }

  #key(): void {
    const index = this.#depth - 1;
    if (index < 0 || index >= this.#deepest || this.#lastString === null) return;
    this.#keys[index] = this.#lastString;
    if (index === 0) {
      if (this.#found && this.#level === 0) this.besides.add(this.#lastString);
      else if (this.#level === 0 && this.#topKeys.size < 20) this.#topKeys.add(this.#lastString);
    }
    this.#lastString = null;
  }

  #string(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inString = false;
      this.#lastString = this.#keyBytes === null ? null : Buffer.from(this.#keyBytes).toString('utf8');
      return;
    }
    if (this.#keyBytes !== null) {
      if (this.#keyBytes.length < LONGEST_KEY) this.#keyBytes.push(byte);
      else this.#keyBytes = null;
    }
  }

  #hold(bytes: Buffer): void {
    const before = this.#length;
    this.#length += bytes.length;
    if (this.#length <= this.#maxBytes) this.#parts.push(bytes);
    else if (before <= this.#maxBytes) {
      this.#parts = [
        Buffer.from(Buffer.concat([...this.#parts, bytes.subarray(0, KEPT_BYTES)]).subarray(0, KEPT_BYTES)),
      ];
    }
  }

  #cut(chunk: Buffer, from: number, to: number, complete: boolean): JsonPiece {
    this.#hold(chunk.subarray(from, to));
    const bytes = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
    const piece = {
      bytes,
      length: this.#length,
      tooLong: this.#length > this.#maxBytes,
      line: this.#startLine,
      complete,
      inList: this.#level > 0,
    };
    this.#open = false;
    this.#parts = [];
    this.#length = 0;
    return piece;
  }
}
