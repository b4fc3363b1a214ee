import { and, asc, eq, sql } from 'drizzle-orm';
import type { DirectoryStore } from '#core/ports/directory.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { directoryEntries } from '../schema/directory.ts';

export function directoryOn(database: WorkflowDatabase): DirectoryStore {
  return {
    async list(organisation) {
      const rows = await database
        .select()
        .from(directoryEntries)
        .where(eq(directoryEntries.organisation, organisation))
        .orderBy(asc(directoryEntries.kind), asc(directoryEntries.id));
      return rows.map(({ kind, id, name, team }) => ({
        kind,
        id,
        name,
        ...(team === null ? {} : { team }),
      }));
    },

    async save(organisation, entries) {
      const last = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
      const rows = [...last.values()].map((entry) => ({ team: null, ...entry, organisation }));
      if (rows.length === 0) return;
      await database
        .insert(directoryEntries)
        .values(rows)
        .onConflictDoUpdate({
          target: [directoryEntries.organisation, directoryEntries.kind, directoryEntries.id],
          set: { name: sql`excluded.name`, team: sql`excluded.team` },
        });
    },

    async remove(organisation, kind, id) {
      const removed = await database
        .delete(directoryEntries)
        .where(
          and(
            eq(directoryEntries.organisation, organisation),
            eq(directoryEntries.kind, kind),
            eq(directoryEntries.id, id),
          ),
        )
        .returning({ id: directoryEntries.id });
      return removed.length > 0;
    },
  };
}
