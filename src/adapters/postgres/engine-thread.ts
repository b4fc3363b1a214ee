import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { startEngine } from './embedded-engine.ts';
import { type EngineCall, type EngineMessage, type EngineQuestion, packFailure } from './engine-calls.ts';
import { startHousekeeping } from './housekeeping.ts';
import { LastingEngine } from './lasting-engine.ts';
import { syncFiles } from './synced-folder.ts';

/**
 * The thread in which the embedded database works: its statements and the waits for the disk hold up nobody
 * who is served by the main one. Started with the path of its files; see `EngineCall` for what it understands.
 */

/** A small sample suffices for the few plans there are, and is taken while everybody waits. */
const SESSION = `SET timezone = 'UTC'; SET default_statistics_target = 10`;

/** What runs statements in PGlite: the database itself or an open transaction. */
type Runner = Pick<PGlite, 'query' | 'exec'>;

interface OpenTransaction {
  readonly runner: Transaction;
  readonly ended: Promise<void>;
  end(commit: boolean): void;
}

class RolledBack extends Error {}

const files = workerData as string;
const tell = (message: EngineMessage) => parentPort?.postMessage(message);
const transactions = new Map<number, OpenTransaction>();
const listeners = new Map<string, { close(): Promise<void> }>();

try {
  if (!existsSync(files)) await createDatabase();
  const engine = await LastingEngine.open(files, (pglite) => pglite.exec(SESSION));
  const execute = (text: string, values?: unknown[]) => run(engine, null, text, values);
  const housekeeping = startHousekeeping({ execute });
  const close = async () => {
    await housekeeping.stop();
    await engine.close();
  };
  parentPort?.on('message', async ({ call, ask }: EngineCall) => {
    try {
      tell({ call, answer: ask.kind === 'close' ? await close() : await answer(engine, ask) });
    } catch (failure) {
      tell({ call, failure: packFailure(failure) });
    }
    if (ask.kind === 'close') parentPort?.close();
  });
  tell({ opened: true });
} catch (failure) {
  tell({ call: null, failure: packFailure(failure) });
}

/** Under another name until it is whole: a start that was cut short leaves nothing that looks like a database. */
async function createDatabase(): Promise<void> {
  const unfinished = `${files}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  await (await startEngine(unfinished)).close();
  await syncFiles(unfinished);
  await rename(unfinished, files);
}

function answer(
  engine: LastingEngine,
  ask: Exclude<EngineQuestion, { readonly kind: 'close' }>,
): Promise<unknown> {
  switch (ask.kind) {
    case 'query': {
      const parsers = Object.fromEntries(ask.asWritten.map((type) => [type, (value: string) => value]));
      const options = { parsers, ...(ask.rowMode === undefined ? {} : { rowMode: ask.rowMode }) };
      return on(engine, ask.transaction, (runner) => runner.query(ask.text, ask.values, options));
    }
    case 'run':
      return run(engine, ask.transaction, ask.text, ask.values);
    case 'begin':
      return begin(engine, ask.transaction);
    case 'end':
      return end(ask.transaction, ask.commit);
    case 'listen':
      return listen(engine, ask.channel);
    case 'unlisten':
      return unlisten(ask.channel);
  }
}

function on<T>(
  engine: LastingEngine,
  transaction: number | null,
  work: (runner: Runner) => Promise<T>,
): Promise<T> {
  if (transaction === null) return engine.use(work);
  const open = transactions.get(transaction);
  if (open === undefined) return Promise.reject(new Error('The transaction has ended.'));
  return work(open.runner);
}

/**
 * There is one session for all. PGlite's own transaction around a script that opens one holds everybody else
 * off until a failed script has been rolled back.
 */
function run(
  engine: LastingEngine,
  transaction: number | null,
  text: string,
  values?: unknown[],
): Promise<{ rows: unknown[] }> {
  if (transaction === null && /^\s*BEGIN\b/i.test(text)) {
    return engine.use((pglite) => pglite.transaction((open) => runOn(open, text, values)));
  }
  return on(engine, transaction, (runner) => runOn(runner, text, values));
}

async function runOn(runner: Runner, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (values && values.length > 0) {
    const { rows } = await runner.query(text, values);
    return { rows };
  }
  const results = await runner.exec(text);
  return { rows: results.flatMap((result) => result.rows) };
}

/** Resolves once the transaction is open. */
function begin(engine: LastingEngine, number: number): Promise<void> {
  return new Promise((opened, failed) => {
    let end: (commit: boolean) => void = () => {};
    const commits = new Promise<boolean>((resolve) => {
      end = resolve;
    });
    const ended = engine
      .use((pglite) =>
        pglite.transaction(async (runner) => {
          transactions.set(number, { runner, ended, end });
          opened();
          if (!(await commits)) throw new RolledBack();
        }),
      )
      .catch((failure: unknown) => {
        failed(failure);
        if (!(failure instanceof RolledBack)) throw failure;
      })
      .finally(() => transactions.delete(number));
    // Whoever ends it hears of it; before, there is nobody to hear.
    ended.catch(() => {});
  });
}

async function end(number: number, commit: boolean): Promise<void> {
  const open = transactions.get(number);
  if (open === undefined) throw new Error('The transaction has ended.');
  open.end(commit);
  await open.ended;
}

async function listen(engine: LastingEngine, channel: string): Promise<void> {
  const listener = await engine.listen(channel, (payload) => tell({ channel, payload }));
  listeners.set(channel, listener);
}

async function unlisten(channel: string): Promise<void> {
  await listeners.get(channel)?.close();
  listeners.delete(channel);
}
