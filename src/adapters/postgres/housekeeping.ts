import type { SqlExecutor } from './connection.ts';

/**
 * What a PostgreSQL server does by itself (autovacuum) and PGlite does not: figures for the planner, without
 * which statements over a large table take a hundred times as long, and room of rows that are no more.
 */
export interface Housekeeping {
  stop(): Promise<void>;
}

interface TableState {
  readonly name: string;
  readonly live: number;
  readonly dead: number;
  readonly unanalysed: number;
  readonly bytes: number;
  /** Rows written since the database was opened. */
  readonly written: number;
}

const EVERY_MS = 10_000;
/** Fewer changes than these are not worth the work. */
const FEW_ROWS = 500;
/** A table of this size is cleared in a moment; a larger one holds everybody up, so it waits for a quiet time. */
const LARGE_BYTES = 16 * 1024 * 1024;
/** So few rows written between two looks are a quiet time. */
const QUIET_ROWS = 100;

const STATES = `SELECT quote_ident(schemaname) || '.' || quote_ident(relname) AS name,
  n_live_tup::float8 AS live, n_dead_tup::float8 AS dead, n_mod_since_analyze::float8 AS unanalysed,
  pg_relation_size(relid)::float8 AS bytes, (n_tup_ins + n_tup_upd + n_tup_del)::float8 AS written
  FROM pg_stat_user_tables`;

export function startHousekeeping(sql: Pick<SqlExecutor, 'execute'>): Housekeeping {
  let written = 0;
  let underway: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    underway = underway.then(async () => {
      written = await tidy(sql, written);
    });
    // A disk that is full, for one: it is tried again, and whoever writes hears of it.
    underway = underway.catch(() => {});
  }, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return underway;
    },
  };
}

/**
 * Looks at each table once and does what is due.
 * @param writtenBefore rows written in all at the last look; returns those at this one.
 */
export async function tidy(sql: Pick<SqlExecutor, 'execute'>, writtenBefore: number): Promise<number> {
  const tables = (await sql.execute(STATES)).rows as TableState[];
  const written = tables.reduce((sum, table) => sum + table.written, 0);
  const quiet = written - writtenBefore < QUIET_ROWS;
  for (const { name, live, dead, unanalysed, bytes } of tables) {
    const due = dead > FEW_ROWS + live * 0.2;
    const pressing = dead > live || bytes < LARGE_BYTES || quiet;
    if (due && pressing) await sql.execute(`VACUUM (ANALYZE) ${name}`);
    else if (unanalysed > FEW_ROWS + live * 0.1) await sql.execute(`ANALYZE ${name}`);
  }
  return written;
}
