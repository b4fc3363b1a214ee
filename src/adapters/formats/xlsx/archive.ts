import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { messageOf } from '#core/message-of.ts';

/** Bounds of what a workbook may unpack to. A million rows of chat stay well below them. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries together, unpacked. */
  readonly totalBytes: number;
  /** Unpacked to packed size of an entry of more than a mebibyte; XML tables reach 10 to 60. */
  readonly ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 2000, totalBytes: 2 ** 30, ratio: 250 };

const RATIO_MATTERS_FROM = 2 ** 20;

/**
 * The archive breaks a bound: what it says or what came out of it. The message is a detail for both languages: sizes and
 * names rather than words, where they are ours.
 */
export class ArchiveRefused extends Error {
  readonly code: 'zip-bomb' | 'encrypted' | 'bad-zip';

  constructor(code: ArchiveRefused['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * A ZIP archive that is trusted in nothing: the number of entries and their declared sizes are checked
 * when it is opened, the bytes that really come out are counted while an entry is read. Declared and real
 * sizes are bounded separately, because a bomb lies about the first.
 */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: ArchiveLimits;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ArchiveLimits) {
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
  }

  static async open(file: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Archive> {
    const zip = await yauzl
      .openPromise(file, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
      .catch((failure: unknown) => {
        throw translated(failure);
      });
    try {
      return new Archive(zip, await readEntries(zip, limits), limits);
    } catch (failure) {
      zip.close();
      throw translated(failure);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(key(name));
  }

  /** The bytes of an entry as they come out; throws `ArchiveRefused` as soon as a bound is passed. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(key(name));
    if (entry === undefined) throw new ArchiveRefused('bad-zip', `no ${name} inside`);
    let stream: Readable;
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
    } catch (failure) {
      throw translated(failure);
    }
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > this.#limits.totalBytes || isBomb(size, entry.compressedSize, this.#limits)) {
          throw new ArchiveRefused('zip-bomb', `${name}: ${entry.compressedSize} → ${size} B`);
        }
        yield chunk;
      }
    } catch (failure) {
      throw translated(failure);
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function readEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new ArchiveRefused('zip-bomb', `${zip.entryCount} entries; at most ${limits.entries} are allowed`);
  }
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > limits.totalBytes || isBomb(entry.uncompressedSize, entry.compressedSize, limits)) {
      throw new ArchiveRefused(
        'zip-bomb',
        `${entry.fileName}: ${entry.compressedSize} → ${entry.uncompressedSize} B`,
      );
    }
    if (entry.isEncrypted()) throw new ArchiveRefused('encrypted', entry.fileName);
    entries.set(key(entry.fileName), entry);
  }
  return entries;
}

function isBomb(size: number, packed: number, limits: ArchiveLimits): boolean {
  return size > RATIO_MATTERS_FROM && size > packed * limits.ratio;
}

/** Some writers use other cases and backslashes. */
function key(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function translated(failure: unknown): Error {
  if (failure instanceof ArchiveRefused) return failure;
  const message = messageOf(failure);
  const code = (failure as { code?: unknown } | null)?.code;
  // What the file system says stays what it is; all else was said about the archive.
  if (failure instanceof Error && typeof code === 'string' && /^E[A-Z]+$/.test(code)) return failure;
  return /too many bytes|not enough bytes/.test(message)
    ? new ArchiveRefused('zip-bomb', `the sizes inside are not those declared (${message})`)
    : new ArchiveRefused('bad-zip', message);
}
