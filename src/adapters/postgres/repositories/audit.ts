import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { AuditLog } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { auditEntries } from '../schema/audit.ts';

export function auditOn(database: WorkflowDatabase): AuditLog {
  return {
    async record(entries) {
      if (entries.length === 0) return;
      await database
        .insert(auditEntries)
        .values(
          entries.map((entry) => ({ ...entry, at: new Date(entry.at), details: entry.details ?? null })),
        );
    },

    async list(organisation, { actor, action, subject, from, before, skip, limit }) {
      const rows = await database
        .select()
        .from(auditEntries)
        .where(
          and(
            eq(auditEntries.organisation, organisation),
            actor === undefined ? undefined : eq(auditEntries.actor, actor),
            action === undefined ? undefined : eq(auditEntries.action, action),
            subject === undefined ? undefined : eq(auditEntries.subject, subject),
            from === undefined ? undefined : gte(auditEntries.at, new Date(from)),
            before === undefined ? undefined : lt(auditEntries.at, new Date(before)),
          ),
        )
        .orderBy(desc(auditEntries.at), desc(auditEntries.position))
        .limit(limit)
        .offset(skip ?? 0);
      return rows.map(({ position: _, at, details, ...entry }) => ({
        ...entry,
        at: at.toISOString(),
        ...(details === null ? {} : { details }),
      }));
    },
  };
}
