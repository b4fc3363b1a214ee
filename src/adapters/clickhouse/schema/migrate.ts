import type { Database } from '../connection/database.ts';
import type { Layout } from './layout.ts';
import {
  CONVERSATIONS,
  COUNTED_DAYS,
  HANDLING_COLUMN,
  MOMENT_COLUMNS,
  MOMENT_SURENESS,
  NEED_COLUMNS,
  STATEMENTS_RUN,
  TOPIC_MEMBERS,
} from './tables.ts';

interface Migration {
  readonly id: string;
  readonly statements: (layout: Layout) => string[];
}

/** In the order in which they run; what has been released is never edited, only followed by another. */
const MIGRATIONS: readonly Migration[] = [
  { id: '001-conversations', statements: (layout) => layout.create(CONVERSATIONS) },
  { id: '002-needs', statements: (layout) => layout.addColumns(CONVERSATIONS, NEED_COLUMNS) },
  { id: '003-moments', statements: (layout) => layout.addColumns(CONVERSATIONS, MOMENT_COLUMNS) },
  { id: '004-topics', statements: (layout) => layout.create(TOPIC_MEMBERS) },
  { id: '005-moment-sureness', statements: (layout) => layout.addColumns(CONVERSATIONS, MOMENT_SURENESS) },
  { id: '006-handling', statements: (layout) => layout.addColumns(CONVERSATIONS, HANDLING_COLUMN) },
  { id: '007-counted-days', statements: (layout) => layout.create(COUNTED_DAYS) },
];

/** Every statement with the id under which it is recorded, in order. */
export function schemaStatements(layout: Layout): { readonly id: string; readonly sql: string }[] {
  return MIGRATIONS.flatMap(({ id, statements }) =>
    statements(layout).map((sql, index) => ({ id: `${id}/${index + 1}`, sql })),
  );
}

/**
 * Brings the tables up to date. Each statement may run twice without harm and is recorded by itself, so
 * a start that was cut off goes on where it stopped, and two starts at once do no damage.
 */
export async function migrate(database: Database, layout: Layout): Promise<void> {
  for (const sql of layout.create(STATEMENTS_RUN)) await database.run(sql);
  const rows = await database.rows<{ id: string }>(`SELECT DISTINCT id FROM ${STATEMENTS_RUN.name}`);
  const done = new Set(rows.map(({ id }) => id));
  for (const { id, sql } of schemaStatements(layout)) {
    if (done.has(id)) continue;
    await database.run(sql);
    await database.insert(STATEMENTS_RUN.name, [{ id }]);
  }
}
