import { join } from 'node:path';
import type { PGlite, QueryOptions } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Connection, WorkflowDatabase } from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import * as schema from './schema/index.ts';
import { ThreadedEngine } from './threaded-engine.ts';

/**
 * PostgreSQL inside this process, on a folder of its own and in a thread of its own.
 * @param onBroken told once, when its thread has ended by itself
 * @throws StoreInUse when another process, or another store of this one, has the folder.
 */
export async function openEmbedded(folder: string, onBroken?: (reason: string) => void): Promise<Connection> {
  const lock = lockFolder(folder);
  try {
    const engine = await ThreadedEngine.open(join(folder, 'database'), onBroken);
    const run = (transaction: number | null) => (text: string, values?: unknown[]) =>
      engine.ask<{ rows: unknown[] }>({ kind: 'run', text, values, transaction });
    return {
      database: drizzle({ client: clientOn(engine), schema }) as unknown as WorkflowDatabase,
      sql: { execute: run(null), listen: (channel, heard) => engine.listen(channel, heard) },
      transaction: (work) => engine.transaction((transaction) => work(run(transaction))),
      async close() {
        await engine.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What Drizzle asks of a client. */
function clientOn(engine: ThreadedEngine): PGlite {
  const query = (transaction: number | null) => (text: string, values?: unknown[], options?: QueryOptions) =>
    engine.ask({
      kind: 'query',
      text,
      values,
      rowMode: options?.rowMode,
      // Each of the parsers that Drizzle brings leaves the text as it is; functions stay in their thread.
      asWritten: Object.keys(options?.parsers ?? {}).map(Number),
      transaction,
    });
  const client = {
    query: query(null),
    transaction: (work: (client: { query: unknown }) => Promise<unknown>) =>
      engine.transaction((transaction) => work({ query: query(transaction) })),
  };
  return client as unknown as PGlite;
}
