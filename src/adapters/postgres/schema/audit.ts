import { bigserial, index, json, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** A trigger refuses every change of it. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    /** Orders entries of one instant. */
    position: bigserial('position', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    organisation: text('organisation').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    details: json('details').$type<Readonly<Record<string, unknown>>>(),
  },
  (table) => [
    index('audit_newest').on(table.organisation, table.at, table.position),
    index('audit_of_subject').on(table.organisation, table.subject, table.at),
  ],
);
