import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Connection, SqlExecutor, WorkflowDatabase } from './connection.ts';
import { startEngine } from './embedded-engine.ts';
import { lockFolder } from './folder-lock.ts';
import { startHousekeeping } from './housekeeping.ts';
import { LastingEngine } from './lasting-engine.ts';
import * as schema from './schema/index.ts';
import { syncFiles } from './synced-folder.ts';

/** A small sample suffices for the few plans there are, and is taken while everybody waits. */
const SESSION = `SET timezone = 'UTC'; SET default_statistics_target = 10`;

/**
 * PostgreSQL inside this process, on a folder of its own.
 * @throws StoreInUse when another process, or another store of this one, has the folder.
 */
export async function openEmbedded(folder: string): Promise<Connection> {
  const lock = lockFolder(folder);
  try {
    const files = join(folder, 'database');
    if (!existsSync(files)) await createDatabase(files);
    const engine = await LastingEngine.open(files, (pglite) => pglite.exec(SESSION));
    const sql = executorOn(engine);
    const housekeeping = startHousekeeping(sql);
    return {
      database: drizzle({ client: clientOn(engine), schema }) as unknown as WorkflowDatabase,
      sql,
      transaction: (work) =>
        engine.use((pglite) =>
          pglite.transaction((open) => work((text, values) => runOn(open, text, values))),
        ),
      async close() {
        await housekeeping.stop();
        await engine.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Under another name until it is whole: a start that was cut short leaves nothing that looks like a database. */
async function createDatabase(files: string): Promise<void> {
  const unfinished = `${files}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  await (await startEngine(unfinished)).close();
  await syncFiles(unfinished);
  await rename(unfinished, files);
}

/** What Drizzle asks of a client, on whichever engine runs at the moment. */
function clientOn(engine: LastingEngine): PGlite {
  const client: Pick<PGlite, 'query' | 'transaction'> = {
    query: (...values) => engine.use((pglite) => pglite.query(...values)),
    transaction: (work) => engine.use((pglite) => pglite.transaction(work)),
  };
  return client as PGlite;
}

/** What runs statements in PGlite: the database itself or an open transaction. */
type Runner = Pick<PGlite, 'query' | 'exec'>;

async function runOn(runner: Runner, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (values && values.length > 0) return runner.query(text, values);
  const results = await runner.exec(text);
  return { rows: results.flatMap((result) => result.rows) };
}

function executorOn(engine: LastingEngine): SqlExecutor {
  return {
    // There is one session for all. PGlite's own transaction around a script that opens one holds everybody
    // else off until a failed script has been rolled back.
    execute: (text, values) =>
      engine.use((pglite) =>
        /^\s*BEGIN\b/i.test(text)
          ? pglite.transaction((open) => runOn(open, text, values))
          : runOn(pglite, text, values),
      ),
    listen: (channel, heard) => engine.listen(channel, heard),
  };
}
