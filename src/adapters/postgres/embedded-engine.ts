import { PGlite } from '@electric-sql/pglite';
import { type PostgresModule, SyncedFolder, syncingStart } from './synced-folder.ts';

/**
 * PostgreSQL inside this process has ended by itself, as it does when a full disk keeps it from writing its log.
 * What was committed is on the disk; it must be started again.
 */
export class EngineStopped extends Error {
  override name = 'EngineStopped';
  /** `crash_shutdown`, as a server says to those that it must leave. */
  readonly code = '57P02';
}

/** One start of PostgreSQL inside this process. */
export interface Engine {
  readonly pglite: PGlite;
  /** Why it has ended by itself; null while it runs. */
  stopped(): EngineStopped | null;
  close(): Promise<void>;
}

/** An error of PostgreSQL leaves the main loop so, and PGlite goes on with the next message. */
const REPORTED_ERROR = 100;
const LAST_WORDS = /\b(?:PANIC|FATAL):\s*(.*)/;

/** @throws EngineStopped when PostgreSQL cannot start. */
export async function startEngine(files: string): Promise<Engine> {
  let module: PostgresModule | undefined;
  let lastWords = 'it gave no reason';
  let stopped: EngineStopped | null = null;
  const stop = (cause: unknown): EngineStopped => {
    stopped ??= new EngineStopped(`The embedded database has stopped: ${lastWords}`, { cause });
    return stopped;
  };
  const folder = new SyncedFolder(files, {
    loaded(loading) {
      module = loading;
      sealWhenStopped(loading, stop);
    },
    logged(line) {
      lastWords = LAST_WORDS.exec(line)?.[1] ?? lastWords;
    },
  });
  try {
    const pglite = await PGlite.create({
      fs: folder,
      startParams: syncingStart(PGlite.defaultStartParams),
    });
    return {
      pglite,
      stopped: () => stopped,
      close: async () => (stopped === null ? pglite.close() : closeFiles(module)),
    };
  } catch (failure) {
    closeFiles(module);
    throw stop(failure);
  }
}

/**
 * PostgreSQL that has ended in the middle of something still holds its locks: whoever called it again would
 * wait for ever, and this process with it. PGlite notices nothing, so it is kept from calling.
 */
function sealWhenStopped(module: PostgresModule, stop: (cause: unknown) => EngineStopped): void {
  const runOnce = module._PostgresMainLoopOnce;
  module._PostgresMainLoopOnce = () => {
    try {
      runOnce();
    } catch (failure) {
      if ((failure as { status?: unknown }).status !== REPORTED_ERROR) seal(module, stop(failure));
      throw failure;
    }
  };
}

function seal(module: PostgresModule, stopped: EngineStopped): void {
  const refuse = () => {
    throw stopped;
  };
  module._PostgresMainLoopOnce = () => {
    // PGlite passes over what is thrown here and would try for ever, but not over what it meets on the way.
    module.stackRestore = refuse;
    throw stopped;
  };
  module._PostgresSendReadyForQueryIfNecessary = () => {};
  module._pgl_pq_flush = () => {};
}

/** What is left open of deleted files would keep their room on the disk. */
function closeFiles(module: PostgresModule | undefined): void {
  try {
    (module?.FS as unknown as { quit(): void } | undefined)?.quit();
  } catch {
    // Nothing more can be done for an engine that is not used again.
  }
}
