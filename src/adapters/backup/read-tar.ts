import type { Bilingual } from '#core/bilingual.ts';
import { BackupError } from './backup-error.ts';
import { BLOCK, type Extension, readExtension, readHeader, type TarEntry } from './tar-header.ts';

/** Longer paths than this are nobody's. */
const LARGEST_EXTENSION = 64 * 1024;

export interface ReadEntry {
  readonly entry: TarEntry;
  /** The bytes of a file; to be read before the next entry. */
  readonly content: AsyncIterable<Buffer>;
}

/** The entries of an archive in their order. Throws `BackupError` where it is none, or is cut off or damaged. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<ReadEntry> {
  const bytes = new ByteSource(source);
  let extension: Extension = {};
  let isFirst = true;
  for (;;) {
    if (isFirst && !(await bytes.has(BLOCK))) throw notOurs();
    const header = readHeader(await bytes.take(BLOCK), extension);
    if (header.kind === 'end') return;
    if (header.kind === 'broken') throw isFirst ? notOurs() : damaged(header.why);
    isFirst = false;
    if (header.kind === 'extension') {
      if (!(header.size <= LARGEST_EXTENSION))
        throw damaged({ zh: '有一条路径没有结尾', en: 'a path has no end' });
      extension = readExtension(await bytes.take(header.size));
      await bytes.skip(rest(header.size));
      continue;
    }
    extension = {};
    const { entry } = header;
    const content = bytes.next(entry.size);
    yield { entry, content };
    for await (const _ of content);
    await bytes.skip(rest(entry.size));
  }
}

function rest(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function damaged({ zh, en }: Bilingual): BackupError {
  return new BackupError({ zh: `备份文件已损坏：${zh}`, en: `The backup is damaged: ${en}` });
}

export function notOurs(): BackupError {
  return new BackupError({
    zh: '这不是听诊的备份文件（由 tingzhen backup 生成），或者它的开头已损坏。请选对文件再试。',
    en: 'This is not a backup of Tingzhen (made by tingzhen backup), or its beginning is damaged. Choose the right file.',
  });
}

/** Exactly so many bytes at a time, of pieces that come as they like. */
class ByteSource {
  readonly #pieces: AsyncIterator<Buffer>;
  #piece: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#pieces = source[Symbol.asyncIterator]();
  }

  /** Whether there are so many bytes yet. */
  async has(size: number): Promise<boolean> {
    while (this.#piece.length < size) {
      const { value, done } = await this.#pieces.next();
      if (done === true) return false;
      this.#piece = Buffer.concat([this.#piece, value]);
    }
    return true;
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.next(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  async skip(size: number): Promise<void> {
    for await (const _ of this.next(size));
  }

  async *next(size: number): AsyncGenerator<Buffer> {
    let missing = size;
    while (missing > 0) {
      if (this.#piece.length === 0) {
        const { value, done } = await this.#pieces.next();
        if (done === true) throw damaged({ zh: '文件不完整，后面的内容缺失', en: 'it ends too early' });
        this.#piece = value;
        continue;
      }
      const part = this.#piece.subarray(0, missing);
      this.#piece = this.#piece.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }
}
