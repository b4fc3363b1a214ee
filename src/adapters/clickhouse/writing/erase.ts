import type { Database, Values } from '../connection/database.ts';
import { OWN } from '../latest.ts';
import type { Layout } from '../schema/layout.ts';

const IDS_AT_ONCE = 1000;
const MINE = `${OWN.join(' AND ')} AND id IN {ids:Array(String)}`;

/**
 * Once resolved, no version of the conversations can be read by any query: a patch over the rows says so,
 * which costs no more than a small insert. Then a mutation, which a restart does not forget, rewrites the
 * parts that hold the rows in the background; their bytes and their words in the index leave the disk with
 * the old parts, a minute later. A conversation that is received anew afterwards is not touched by either.
 * Nothing of this hangs on what a replica that lags behind shows of them.
 */
export async function erase(
  database: Database,
  layout: Layout,
  organisation: string,
  ids: readonly string[],
): Promise<void> {
  const table = layout.stored('conversations');
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const values = { organisation, ids: ids.slice(from, from + IDS_AT_ONCE) };
    const parts = layout.mayLag ? [''] : await partsWith(database, values);
    await database.run(
      `DELETE FROM ${layout.stored('topic_members')} WHERE ${MINE} SETTINGS lightweight_deletes_sync = 2`,
      values,
    );
    await database.run(
      `DELETE FROM ${table} WHERE ${MINE}
SETTINGS lightweight_delete_mode = 'lightweight_update_force', lightweight_deletes_sync = 2`,
      values,
    );
    for (const part of parts) {
      await database.run(
        `ALTER TABLE ${table} DELETE${part} WHERE ${MINE}
SETTINGS mutations_sync = 0`,
        values,
      );
    }
  }
}

/** The months of the conversations: a mutation of these alone looks at no other. */
async function partsWith(database: Database, values: Values): Promise<string[]> {
  const months = await database.rows<{ month: string }>(
    `SELECT DISTINCT toString(toYYYYMM(day)) AS month FROM conversations WHERE ${MINE}`,
    values,
  );
  return months.map(({ month }) => ` IN PARTITION ID '${Number(month)}'`);
}
