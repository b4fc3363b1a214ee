import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema/index.ts';

/** Either driver through Drizzle. */
export type WorkflowDatabase = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Statements as text, for libraries that bring their own SQL. */
export interface SqlExecutor {
  /**
   * Runs one statement with values (`$1`, …), or a script of several without. A script that opens a
   * transaction itself leaves none open when it fails. The rows are those of all statements.
   */
  execute(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Calls back with the payload of each notification of the channel until closed. */
  listen(channel: string, heard: (payload: string) => void): Promise<{ close(): Promise<void> }>;
}

/** Runs statements inside one transaction. */
export type RunInTransaction = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

export interface Connection {
  readonly database: WorkflowDatabase;
  readonly sql: SqlExecutor;
  transaction<T>(work: (run: RunInTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
