import { fsyncSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Module = Parameters<NodeFS['init']>[1];

interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number };
}

/**
 * A folder whose files reach the disk when PostgreSQL asks for it. PGlite's own folder leaves that request
 * without an effect: commits then survive the end of the process, but not a power cut.
 */
export class SyncedFolder extends NodeFS {
  override async init(pglite: Parameters<NodeFS['init']>[0], options: Module) {
    const { emscriptenOpts } = await super.init(pglite, options);
    const syncing = (module: unknown) => {
      const files = (module as { NODEFS: NodeFileSystem }).NODEFS;
      files.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [syncing, ...(emscriptenOpts.preRun ?? [])] } };
  }
}

/** PGlite's own start, less `-F` (never ask for a sync); `fdatasync`, the default, is not passed on by its runtime. */
export function syncingStart(defaults: readonly string[]): string[] {
  return [...defaults.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'];
}

/** Waits until all files below the folder are on the disk. */
export async function syncFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  await Promise.all(files.map((file) => syncFile(join(file.parentPath, file.name))));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}
