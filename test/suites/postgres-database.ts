import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { NoPostgres, startPostgresServer } from './postgres-server.ts';

/** A database for one test file. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A fresh database with all tables, copied from a template; an empty one where asked. On the server that
 * TINGZHEN_TEST_DATABASE_URL names, else on one started for this file. Null, with a line that says why, where
 * there is no PostgreSQL: `describe.skipIf(database === null)`.
 */
export async function createTestDatabase(
  options: { readonly empty?: boolean } = {},
): Promise<TestDatabase | null> {
  const server = await findServer();
  if (!server) return null;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = options.empty ? 'template1' : await withTables(server.url);
  await onServer(server.url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: databaseUrl(server.url, name),
    async drop() {
      await onServer(server.url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      await server.release();
    },
  };
}

async function findServer(): Promise<{ url: string; release(): Promise<void> } | null> {
  const given = process.env['TINGZHEN_TEST_DATABASE_URL'];
  if (given) return { url: given, release: async () => {} };
  try {
    const server = await startPostgresServer();
    return { url: server.url, release: () => server.stop() };
  } catch (error) {
    if (!(error instanceof NoPostgres)) throw error;
    console.warn(`Tests on PostgreSQL are skipped. ${error.message}`);
    return null;
  }
}

/** The template for the migrations as they are now, made by whichever file asks first. */
async function withTables(server: string): Promise<string> {
  const name = `tingzhen_template_${digestOfMigrations()}`;
  await onServer(server, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('${name}', 0))`);
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rows.length > 0) return;
    const making = `making_${randomUUID().replaceAll('-', '')}`;
    await client.query(`CREATE DATABASE ${making}`);
    await (await openWorkflowStore({ url: databaseUrl(server, making) })).store.close();
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
  });
  return name;
}

function digestOfMigrations(): string {
  const folder = new URL('../../src/adapters/postgres/migrations/', import.meta.url);
  const digest = createHash('sha256');
  for (const file of readdirSync(folder).sort()) digest.update(readFileSync(new URL(file, folder)));
  return digest.digest('hex').slice(0, 16);
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
