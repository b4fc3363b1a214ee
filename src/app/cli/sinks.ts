import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
    throw failure.code === 'EPIPE' ? new ReaderGone() : failure;
  }
}

/** Writes beside the wanted file and puts it in place at the end. */
export class FileSink implements Sink {
  readonly #path: string;
  readonly #temporary: string;
  readonly #stream: WriteStream;
  #failure: Error | undefined;

  private constructor(path: string, temporary: string, stream: WriteStream) {
    this.#path = path;
    this.#temporary = temporary;
    this.#stream = stream;
    stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  static async open(path: string): Promise<FileSink> {
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    const stream = createWriteStream(temporary, { flush: true });
    await new Promise<void>((done, fail) => {
      stream.once('open', () => done());
      stream.once('error', fail);
    });
    return new FileSink(path, temporary, stream);
  }

  async write(text: string): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (text === '' || this.#stream.write(text)) return;
    await writableAgain(this.#stream);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<void> {
    await this.#close();
    if (this.#failure !== undefined) throw this.#failure;
    await rename(this.#temporary, this.#path);
  }

  async discard(): Promise<void> {
    await this.#close();
    await rm(this.#temporary, { force: true });
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
  return FileSink.open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError({
      zh: `写不了 ${path}：${error.code === 'ENOENT' ? '文件夹不存在' : error.message}`,
      en: `Cannot write ${path}: ${error.code === 'ENOENT' ? 'the folder does not exist' : error.message}`,
    });
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
    await mkdir(folder, { recursive: true });
    return new FolderSink(folder, await mkdtemp(join(folder, '.tingzhen-')));
  }

  /** Writes one file; `name` is made fit for a file system and unique. */
  async file(name: string, ending: string, text: string): Promise<void> {
    const plain = safeName(name);
    let unique = plain;
    for (let number = 2; this.#names.has(unique.toLowerCase()); number++) unique = `${plain}-${number}`;
    this.#names.add(unique.toLowerCase());
    await writeFile(join(this.#staging, unique + ending), text);
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
