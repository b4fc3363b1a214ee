import { fsyncSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = NodeFS['init'];
/** What PostgreSQL is compiled into, with its files. */
export type PostgresModule = Parameters<NonNullable<Parameters<Init>[1]['preRun']>[number]>[0];

interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number };
  /** Gives the codes of Node's failures to PostgreSQL. */
  tryFSOperation<T>(operation: () => T): T;
}

export interface FolderWatch {
  /** PostgreSQL is loaded and will start now. */
  loaded(module: PostgresModule): void;
  /** A line of PostgreSQL's log. */
  logged(line: string): void;
}

/**
 * A folder whose files reach the disk when PostgreSQL asks for it. PGlite's own folder leaves that request
 * without an effect: commits then survive the end of the process, but not a power cut.
 */
export class SyncedFolder extends NodeFS {
  readonly #watch: FolderWatch;

  constructor(folder: string, watch: FolderWatch) {
    super(folder);
    this.#watch = watch;
  }

  override async init(...[pglite, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const syncing = (module: PostgresModule) => {
      const files = (module as unknown as { NODEFS: NodeFileSystem }).NODEFS;
      files.stream_ops.fsync = (stream) => {
        files.tryFSOperation(() => fsyncSync(stream.nfd));
        return 0;
      };
      this.#watch.loaded(module);
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        printErr: (line: string) => this.#watch.logged(line),
        preRun: [syncing, ...(emscriptenOpts.preRun ?? [])],
      },
    };
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
