import { sql } from 'drizzle-orm';
import {
  boolean,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { RulebookVersion } from '#core/ports/workflow.ts';

export const rulebookVersions = pgTable(
  'rulebook_versions',
  {
    organisation: text('organisation').notNull(),
    rulebook: text('rulebook').notNull(),
    version: integer('version').notNull(),
    revision: integer('revision').notNull(),
    state: text('state').$type<RulebookVersion['state']>().notNull(),
    /** Thrown away: only its number is left. */
    discarded: boolean('discarded').notNull(),
    files: json('files').$type<RulebookVersion['files']>().notNull(),
    note: text('note').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true, mode: 'date' }).notNull(),
    activatedAt: timestamp('activated_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.rulebook, table.version] }),
    uniqueIndex('one_active_version').on(table.organisation, table.rulebook).where(sql`state = 'active'`),
  ],
);
