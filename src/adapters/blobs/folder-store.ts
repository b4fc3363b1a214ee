import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { messageOf } from '#core/message-of.ts';
import type { BlobStore } from '#core/ports/blobs.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { checkKey, checkPrefix, isKey } from './key.ts';

/** Holds what is being written; no key begins with a dot. */
const UNFINISHED = '.unfinished';
/** What is older was left by a process that is gone. */
const ABANDONED_MS = 24 * 3_600_000;
/** Another process may take away a folder that has just become empty. */
const ATTEMPTS = 5;
const READ_BYTES = 256 * 1024;

const FULL = ['ENOSPC', 'EDQUOT'];
const NOT_THERE = ['ENOENT', 'ENOTDIR', 'EISDIR'];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function unavailable(root: string, error: unknown): StoreUnavailable {
  const code = codeOf(error);
  const said = messageOf(error);
  const way = FULL.includes(code)
    ? `The disk of the blob folder ${root} is full. Make room on it, or name another place as blob URL.`
    : `The blob folder ${root} cannot be used (${said}). Check that it exists and belongs to the service's user.`;
  return new StoreUnavailable(way, { cause: error });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A new folder is only durable once the one that it stands in knows of it. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyDurably(from: string, path: string): Promise<void> {
  await copyFile(from, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

class FolderStore implements BlobStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    return this.#putBy(key, (unfinished) => writeDurably(unfinished, bytes));
  }

  putFile(key: string, file: string): Promise<void> {
    return this.#putBy(key, (unfinished) => copyDurably(file, unfinished));
  }

  async #putBy(key: string, write: (unfinished: string) => Promise<void>): Promise<void> {
    checkKey(key);
    const unfinished = join(this.#root, UNFINISHED, randomUUID());
    await this.#using(async () => {
      try {
        await write(unfinished);
        await this.#moveInto(key, unfinished);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    });
  }

  async #moveInto(key: string, unfinished: string): Promise<void> {
    const path = this.#path(key);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await makeFolder(dirname(path));
        await rename(unfinished, path);
        await syncFolder(dirname(path));
        return;
      } catch (error) {
        const code = codeOf(error);
        if (['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY'].includes(code)) {
          const what = `The blob key ${key} cannot be kept: it, or the beginning of it, is both a blob and a folder of blobs.`;
          throw new RangeError(what, { cause: error });
        }
        if (code !== 'ENOENT' || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async get(key: string): Promise<Uint8Array | null> {
    checkKey(key);
    return this.#using(async () => {
      const bytes = await this.#orNull(readFile(this.#path(key)));
      // A plain view of the bytes: a Buffer behaves differently where it is compared or turned into JSON.
      return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    });
  }

  async size(key: string): Promise<number | null> {
    checkKey(key);
    return this.#using(async () => {
      const found = await this.#orNull(stat(this.#path(key)));
      return found?.isFile() === true ? found.size : null;
    });
  }

  async read(
    key: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | null> {
    checkKey(key);
    return this.#using(async () => {
      const path = this.#path(key);
      if ((await this.#orNull(stat(path)))?.isFile() !== true) return null;
      const file = await this.#orNull(open(path, 'r'));
      if (file === null) return null;
      // Node counts the last byte in.
      const part = range === undefined ? {} : { start: range.start, end: range.end - 1 };
      return file.createReadStream({ ...part, highWaterMark: READ_BYTES });
    });
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    const path = this.#path(key);
    await this.#using(async () => {
      // What only begins other keys is a folder, and no blob.
      if ((await this.#orNull(stat(path)))?.isFile() !== true) return;
      await this.#orNull(unlink(path));
      await this.#orNull(syncFolder(dirname(path)));
      await this.#removeEmptyFolders(dirname(path));
    });
  }

  async #removeEmptyFolders(from: string): Promise<void> {
    try {
      for (let folder = from; folder !== this.#root; folder = dirname(folder)) await rmdir(folder);
    } catch {
      // It is in use, or another deletion has removed it already.
    }
  }

  async *list(prefix: string): AsyncIterable<string> {
    checkPrefix(prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    yield* this.#under(folder, prefix);
  }

  /** @param folder empty, or ends with a slash. */
  async *#under(folder: string, prefix: string): AsyncIterable<string> {
    const entries = await this.#using(() =>
      this.#orNull(readdir(join(this.#root, folder), { withFileTypes: true })),
    );
    // In the order of whole keys, in which `a.txt` stands before everything in the folder `a`.
    const names = (entries ?? [])
      .map((entry) => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .filter((name) => name.startsWith(prefix) || prefix.startsWith(name))
      .sort((a, b) => (a < b ? -1 : 1));
    for (const name of names) {
      if (!isKey(name.replace(/\/$/, ''))) continue;
      if (name.endsWith('/')) yield* this.#under(name, prefix);
      else yield name;
    }
  }

  async check(): Promise<void> {
    const probe = join(this.#root, UNFINISHED, randomUUID());
    await this.#using(async () => {
      await makeFolder(dirname(probe));
      try {
        await writeDurably(probe, new TextEncoder().encode('check'));
        await readFile(probe);
      } finally {
        await rm(probe, { force: true });
      }
    });
  }

  async prepare(): Promise<void> {
    const folder = join(this.#root, UNFINISHED);
    await this.#using(async () => {
      await makeFolder(folder);
      for (const name of await readdir(folder)) {
        const path = join(folder, name);
        const age = Date.now() - ((await this.#orNull(stat(path)))?.mtimeMs ?? Date.now());
        if (age > ABANDONED_MS) await rm(path, { force: true });
      }
    });
  }

  #path(key: string): string {
    const path = join(this.#root, ...key.split('/'));
    // Cannot happen with a checked key; a store of raw conversations is worth a second lock.
    if (relative(this.#root, path).startsWith(`..${sep}`))
      throw new RangeError(`${key} leads out of the store.`);
    return path;
  }

  async #orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
    try {
      return await asked;
    } catch (error) {
      if (NOT_THERE.includes(codeOf(error))) return null;
      throw error;
    }
  }

  async #using<Value>(use: () => Promise<Value>): Promise<Value> {
    try {
      return await use();
    } catch (error) {
      throw error instanceof RangeError ? error : unavailable(this.#root, error);
    }
  }
}

/** Blobs as files of a folder, which is created where it is missing. */
export async function openFolderStore(root: string): Promise<BlobStore> {
  const store = new FolderStore(resolve(root));
  await store.prepare();
  return store;
}
