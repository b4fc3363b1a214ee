import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Connection, WorkflowDatabase } from './connection.ts';
import * as schema from './schema/index.ts';

/** How long a statement waits for a connection, before it says that the server is gone. */
const CONNECT_MS = 5_000;
/**
 * A server that hangs keeps its connections and answers nothing. No statement of the service takes a second, so
 * after this long it counts as gone; the server itself gives the statement up a little earlier.
 */
const ANSWER_MS = 10_000;
const STATEMENT_MS = 8_000;
/** What builds tables and indexes may take as long as it takes. */
const UNLIMITED_MS = 24 * 3_600_000;
const CONNECTIONS = 10;

/** PostgreSQL by URL. Connections are opened when they are needed, and again after the server was gone. */
export function openServer(url: string): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    statement_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: 'tingzhen',
    options: '-c timezone=UTC',
  });
  // An idle connection that breaks is no one's failure: the next statement opens another.
  pool.on('error', () => {});
  return {
    database: drizzle({ client: pool, schema }) as unknown as WorkflowDatabase,
    sql: {
      async execute(text, values) {
        const client = await pool.connect();
        try {
          const answer = await runOn(client, text, values);
          client.release();
          return answer;
        } catch (error) {
          // It may stand in a failed transaction: it is not used again.
          client.release(true);
          throw error;
        }
      },
      listen: (channel, heard) => listenOn(url, channel, heard),
    },
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('SET LOCAL statement_timeout = 0');
        const result = await work((text, values) => runOn(client, text, values, UNLIMITED_MS));
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/** The driver reads the limit of a single query as well, of which its types know nothing. */
interface TimedQuery extends pg.QueryConfig {
  readonly query_timeout: number;
}

/** The driver answers a script with one result a statement. */
async function runOn(
  client: pg.PoolClient,
  text: string,
  values?: unknown[],
  limitMs: number = ANSWER_MS,
): Promise<{ rows: unknown[] }> {
  const query: TimedQuery = { text, ...(values === undefined ? {} : { values }), query_timeout: limitMs };
  const answer: pg.QueryResult | pg.QueryResult[] = await client.query(query);
  return { rows: [answer].flat().flatMap((result) => result.rows) };
}

async function listenOn(url: string, channel: string, heard: (payload: string) => void) {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    application_name: 'tingzhen-listen',
  });
  client.on('error', () => {});
  client.on('notification', (message) => heard(message.payload ?? ''));
  await client.connect();
  await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  return { close: () => client.end() };
}
