import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bilingual } from '#core/bilingual.ts';
import { reasonOfFailure } from '#core/file-failure.ts';
import { ReaderGone, UsageError } from './usage-error.ts';

/** Where a text goes. It is there as a whole after `finish`, or not at all after `discard`. */
export interface Sink {
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Resolves when a stream takes more, or never will; leaves no listener behind. */
function writableAgain(stream: NodeJS.WritableStream): Promise<void> {
  const events = ['drain', 'error', 'close'] as const;
  return new Promise((done) => {
    const settle = () => {
      for (const event of events) stream.off(event, settle);
      done();
    };
    for (const event of events) stream.on(event, settle);
  });
}

/** Writes to a stream that others read, at their pace. Throws `ReaderGone` when they have had enough. */
export class StreamSink implements Sink {
  readonly #stream: NodeJS.WriteStream;
  #failure: NodeJS.ErrnoException | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure = error;
    });
  }

  async write(text: string): Promise<void> {
    this.#throwFailure();
    if (text === '' || this.#stream.write(text)) return;
    await writableAgain(this.#stream);
    this.#throwFailure();
  }

  /** Waits until all is handed over. */
  async finish(): Promise<void> {
    await new Promise<void>((done) => {
      this.#stream.write('', () => done());
    });
    this.#throwFailure();
  }

  async discard(): Promise<void> {}

  #throwFailure(): void {
    const failure = this.#failure;
    if (failure === undefined) return;
    throw failure.code === 'EPIPE' ? new ReaderGone() : notWritten({ zh: '输出', en: 'the output' }, failure);
  }
}

/**
 * Writes beside the wanted file and puts it in place at the end. What is there and no file (`/dev/null`, a named pipe)
 * is written into as it stands. Throws `UsageError` where the file system refuses.
 */
export class FileSink implements Sink {
  readonly #path: string;
  /** Absent where there is nothing to put in place. */
  readonly #temporary: string | undefined;
  readonly #stream: WriteStream;
  #failure: Error | undefined;

  private constructor(path: string, temporary: string | undefined, stream: WriteStream) {
    this.#path = path;
    this.#temporary = temporary;
    this.#stream = stream;
    stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  static async open(named: string): Promise<FileSink> {
    // A link goes on leading to where it leads.
    const path = await realpath(named).catch(() => named);
    const there = await stat(path).catch(() => undefined);
    const isInPlace = there !== undefined && !there.isFile();
    const temporary = isInPlace ? undefined : join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    const stream = createWriteStream(temporary ?? path, isInPlace ? {} : { flush: true });
    await new Promise<void>((done, fail) => {
      stream.once('open', () => done());
      stream.once('error', fail);
    });
    return new FileSink(path, temporary, stream);
  }

  async write(text: string): Promise<void> {
    this.#throwFailure();
    if (text === '' || this.#stream.write(text)) return;
    await writableAgain(this.#stream);
    this.#throwFailure();
  }

  async finish(): Promise<void> {
    await this.#close();
    this.#throwFailure();
    if (this.#temporary !== undefined) await rename(this.#temporary, this.#path);
  }

  async discard(): Promise<void> {
    await this.#close();
    if (this.#temporary !== undefined) await rm(this.#temporary, { force: true });
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw notWritten(both(this.#path), this.#failure);
  }

  async #close(): Promise<void> {
    if (this.#stream.closed) return;
    await new Promise<void>((done) => {
      this.#stream.once('close', done);
      this.#stream.end();
    });
  }
}

/** Opens a file that a command line names. */
export async function openFile(path: string): Promise<FileSink> {
  if (await isFolder(path)) {
    throw new UsageError(
      { zh: `${path} 是文件夹，这里要写文件名`, en: `${path} is a folder; a file is wanted here` },
      { zh: `例如 ${join(path, 'NAME')}`, en: `Such as ${join(path, 'NAME')}` },
    );
  }
  return FileSink.open(path).catch((failure: NodeJS.ErrnoException) => {
    throw failure.code === 'ENOENT'
      ? new UsageError({
          zh: `写不了 ${path}：文件夹不存在`,
          en: `Cannot write ${path}: the folder does not exist`,
        })
      : notWritten(both(path), failure);
  });
}

/** One that is there, or is meant by its last character. */
export async function isFolder(path: string): Promise<boolean> {
  return /[\\/]$/.test(path) || (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Makes a folder that a command line names, where it is not there. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((failure: unknown) => {
    throw notWritten(both(path), failure);
  });
}

function both(path: string): Bilingual {
  return { zh: path, en: path };
}

function notWritten(what: Bilingual, failure: unknown): UsageError {
  const reason = reasonOfFailure(failure);
  return new UsageError({
    zh: `写不了${/^\p{Script=Han}/u.test(what.zh) ? '' : ' '}${what.zh}：${reason.zh}`,
    en: `Cannot write ${what.en}: ${reason.en}`,
  });
}

/** A folder of files, one a conversation; all of them appear together at the end. */
export class FolderSink {
  readonly #folder: string;
  readonly #staging: string;
  readonly #names = new Set<string>();

  private constructor(folder: string, staging: string) {
    this.#folder = folder;
    this.#staging = staging;
  }

  static async open(folder: string): Promise<FolderSink> {
    await makeFolder(folder);
    try {
      return new FolderSink(folder, await mkdtemp(join(folder, '.tingzhen-')));
    } catch (failure) {
      throw notWritten(both(folder), failure);
    }
  }

  /** Writes one file; `name` is made fit for a file system and unique. */
  async file(name: string, ending: string, text: string): Promise<void> {
    const plain = safeName(name);
    let unique = plain;
    for (let number = 2; this.#names.has(unique.toLowerCase()); number++) unique = `${plain}-${number}`;
    this.#names.add(unique.toLowerCase());
    const path = join(this.#folder, unique + ending);
    await writeFile(join(this.#staging, unique + ending), text).catch((failure: unknown) => {
      throw notWritten(both(path), failure);
    });
  }

  async finish(): Promise<void> {
    for (const name of await readdir(this.#staging)) {
      await rename(join(this.#staging, name), join(this.#folder, name));
    }
    await rm(this.#staging, { recursive: true });
  }

  async discard(): Promise<void> {
    await rm(this.#staging, { recursive: true, force: true });
  }
}

/** An id as a file name: no separators, no leading dot, not longer than file systems allow. */
export function safeName(id: string): string {
  const name = id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._]+/, '')
    .slice(0, 60)
    .toWellFormed();
  return name === '' ? 'conversation' : name;
}
