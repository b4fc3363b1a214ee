import { type SQL, sql } from 'drizzle-orm';
import type { WorkflowDatabase } from '../connection.ts';

/** Rows of a written statement, in both drivers' answers; their form is the statement's own promise. */
export async function rowsOf<Row>(
  database: Pick<WorkflowDatabase, 'execute'>,
  statement: SQL,
): Promise<Row[]> {
  const answer = (await database.execute(statement)) as { rows: Row[] };
  return answer.rows;
}

/** One array parameter; an array written into a statement as it is would become a list of parameters. */
export function array(values: readonly (string | number | null)[], type: 'text' | 'integer'): SQL {
  return sql`${sql.param(values)}::${sql.raw(type)}[]`;
}

/** PostgreSQL's texts hold every character but this one. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
