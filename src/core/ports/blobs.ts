/**
 * Keeps raw input as it came in. Keys are paths of letters, digits, `-`, `_`, `.` and `/`, without empty or
 * dotted steps; everything of an organisation stands below `ORGANISATION/`.
 */
export interface BlobStore {
  /** Durable once resolved; a key is written once or replaced as a whole, never seen half-written. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** `put` of a file of any size, in constant memory. */
  putFile(key: string, file: string): Promise<void>;
  /** Bytes of a blob; null where there is none. */
  size(key: string): Promise<number | null>;
  /**
   * A blob, or its bytes from `start` up to and without `end`, in chunks and constant memory.
   * Null where there is none.
   */
  read(
    key: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | null>;
  /** Does nothing where there is none. */
  delete(key: string): Promise<void>;
  /** Keys that begin with the prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
  /** Throws, saying why, when the store cannot be written to or read from. */
  check(): Promise<void>;
}
