import type { Database } from '../connection/database.ts';
import { OWN } from '../latest.ts';
import type { Layout } from '../schema/layout.ts';

const IDS_AT_ONCE = 1000;
const MINE = `${OWN.join(' AND ')} AND id IN {ids:Array(String)}`;

/**
 * Once resolved, no version of the conversations can be read by any query. Their bytes leave the disk
 * when the parts that held them have been rewritten, which is begun here and goes on in the background
 * (minutes), or at the next merge if the process ends before.
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
    const months = await database.rows<{ month: string }>(
      `SELECT DISTINCT toString(toYYYYMM(day)) AS month FROM conversations WHERE ${MINE}`,
      values,
    );
    for (const { month } of months) {
      const partition = `IN PARTITION ID '${Number(month)}'`;
      await database.run(
        `DELETE FROM ${table} ${partition} WHERE ${MINE} SETTINGS lightweight_deletes_sync = 2`,
        values,
      );
      await database.run(
        `ALTER TABLE ${table} APPLY DELETED MASK ${partition} SETTINGS mutations_sync = 0`,
      );
    }
  }
}
