import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { lstat, open, readdir, readlink, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError } from './backup-error.ts';
import { FORM_VERSION, LEFT_OUT, MANIFEST, type Manifest, type ManifestFile, ROOT } from './manifest.ts';
import { BLOCK, headerOf, padding, type TarEntry } from './tar-header.ts';

export interface BackUpOptions {
  /** Version of the program, for the manifest. */
  readonly program: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly signal?: AbortSignal;
  /** Told after each file how many bytes were copied, of how many. */
  progress?(done: number, all: number): void;
}

export interface CopiedFiles {
  readonly files: number;
  readonly bytes: number;
}

interface Found {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly stats: Stats;
}

/**
 * Writes a data folder that nobody uses into one tar file, which is there as a whole or not at all, readable by
 * its owner alone. Links are kept as links. The last entry is a manifest with the SHA-256 of every file.
 */
export async function backUpFolder(
  folder: string,
  file: string,
  options: BackUpOptions,
): Promise<CopiedFiles> {
  const [from, to] = [resolve(folder), resolve(file)];
  if (to.startsWith(`${from}${sep}`)) {
    throw new BackupError({
      zh: `备份文件不能放在数据目录 ${from} 里面`,
      en: `The backup cannot stand inside the data folder ${from}`,
    });
  }
  const temporary = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
  const files: ManifestFile[] = [];
  try {
    await pipeline(
      Readable.from(archive(from, files, options), { objectMode: false }),
      createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }),
      options.signal === undefined ? {} : { signal: options.signal },
    );
    await rename(temporary, to);
    await syncFolder(dirname(to));
  } catch (failure) {
    await rm(temporary, { force: true });
    throw options.signal?.aborted === true ? options.signal.reason : failure;
  }
  return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function* archive(folder: string, files: ManifestFile[], options: BackUpOptions) {
  const entries = await entriesBelow(folder, '');
  const all = entries.reduce((sum, { stats }) => sum + (stats.isFile() ? stats.size : 0), 0);
  let done = 0;
  for (const found of entries) {
    const { path, stats } = found;
    const common = {
      path: `${ROOT}/${path}`,
      mode: stats.mode,
      size: 0,
      modified: stats.mtimeMs / 1000,
    };
    if (stats.isDirectory()) yield headerOf({ ...common, kind: 'folder' });
    else if (stats.isSymbolicLink()) {
      yield headerOf({ ...common, kind: 'link', target: await readlink(join(folder, path)) });
    } else {
      yield* copied(folder, found, { ...common, kind: 'file', size: stats.size }, files);
      done += stats.size;
      options.progress?.(done, all);
    }
  }
  const { program, createdAt } = options;
  const manifest: Manifest = { form: 'tingzhen-backup', version: FORM_VERSION, program, createdAt, files };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const modified = Date.parse(createdAt) / 1000;
  yield headerOf({ path: MANIFEST, kind: 'file', mode: 0o600, size: text.length, modified });
  yield text;
  yield padding(text.length);
  yield Buffer.alloc(2 * BLOCK);
}

async function* copied(folder: string, { path }: Found, entry: TarEntry, files: ManifestFile[]) {
  yield headerOf(entry);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    hash.update(piece);
    yield piece;
  }
  if (bytes !== entry.size) {
    throw new BackupError({
      zh: `${path} 在复制时被改动；请先停下使用该数据目录的进程`,
      en: `${path} changed while it was copied; stop whatever uses the data folder first`,
    });
  }
  yield padding(bytes);
  files.push({ path, bytes, sha256: hash.digest('hex') });
}

/** Folders before what they hold; sockets and the like are no data. */
async function entriesBelow(folder: string, below: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const name of (await readdir(join(folder, below))).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    if (LEFT_OUT.has(path)) continue;
    const stats = await lstat(join(folder, path));
    if (stats.isDirectory() || stats.isFile() || stats.isSymbolicLink()) found.push({ path, stats });
    if (stats.isDirectory()) found.push(...(await entriesBelow(folder, path)));
  }
  return found;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}
