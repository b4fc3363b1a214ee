import { and, asc, eq } from 'drizzle-orm';
import type { ImportMappingStore } from '#core/ports/import-mappings.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { importMappings } from '../schema/import-mappings.ts';
import { storable } from './rows.ts';

export function importMappingsOn(database: WorkflowDatabase): ImportMappingStore {
  return {
    async list(organisation) {
      const rows = await database
        .select()
        .from(importMappings)
        .where(eq(importMappings.organisation, organisation))
        .orderBy(asc(importMappings.name));
      return rows.map(({ organisation: _, savedAt, ...mapping }) => ({
        ...mapping,
        savedAt: savedAt.toISOString(),
      }));
    },

    async save(organisation, { name, columns, channel, map, savedAt }) {
      const kept = { columns: columns.map(storable), channel, map, savedAt: new Date(savedAt) };
      await database
        .insert(importMappings)
        .values({ organisation, name, ...kept })
        .onConflictDoUpdate({ target: [importMappings.organisation, importMappings.name], set: kept });
    },

    async remove(organisation, name) {
      const removed = await database
        .delete(importMappings)
        .where(and(eq(importMappings.organisation, organisation), eq(importMappings.name, name)))
        .returning({ name: importMappings.name });
      return removed.length > 0;
    },
  };
}
