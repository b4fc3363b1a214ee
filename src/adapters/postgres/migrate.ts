import { readdir, readFile } from 'node:fs/promises';
import type { Connection } from './connection.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
const RECORD = `CREATE TABLE IF NOT EXISTS tingzhen_migrations (
  number integer PRIMARY KEY,
  name text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;
/** Any number, as long as every start of every version takes the same one. */
const LOCK = `SELECT pg_advisory_xact_lock(7410934215)`;

/**
 * Brings the database to this program's form: each migration that is not on record runs in a transaction of
 * its own and is recorded in it. Of two starts at once the second waits for each step of the first.
 * @throws when the database has been used by a newer version of the program.
 */
export async function migrate(connection: Connection, migrations?: readonly Migration[]): Promise<void> {
  const known = migrations ?? (await readMigrations());
  const applied = await connection.transaction(async (run) => {
    await run(LOCK);
    await run(RECORD);
    return new Set(await recorded(run));
  });
  const newest = Math.max(0, ...applied);
  const last = known.at(-1)?.number ?? 0;
  if (newest > last) {
    throw new Error(
      `The database has been used by a newer version of Tingzhen: it is at migration ${newest}, and this version knows ${last}. Start the newer version again, or restore a backup made before the update.`,
    );
  }
  for (const migration of known) {
    if (!applied.has(migration.number)) await apply(connection, migration);
  }
}

async function apply(connection: Connection, migration: Migration): Promise<void> {
  await connection.transaction(async (run) => {
    await run(LOCK);
    if ((await recorded(run)).includes(migration.number)) return;
    await run(migration.text);
    await run('INSERT INTO tingzhen_migrations (number, name) VALUES ($1, $2)', [
      migration.number,
      migration.name,
    ]);
  });
}

async function recorded(run: (text: string) => Promise<{ rows: unknown[] }>): Promise<number[]> {
  const { rows } = await run('SELECT number FROM tingzhen_migrations');
  return (rows as { number: number }[]).map((row) => row.number);
}

/** `0001-name.sql`, …, in order. */
async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => ({
      number: Number(file.slice(0, 4)),
      name: file.slice(5, -'.sql'.length),
      text: await readFile(new URL(file, FOLDER), 'utf8'),
    })),
  );
}
