import type { Context } from 'hono';

/** A table that a browser keeps as a file. */
export function asCsv(context: Context, name: string, table: string): Response {
  return context.body(table, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
  });
}
