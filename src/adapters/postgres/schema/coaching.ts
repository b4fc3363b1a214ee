import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Sharing } from '#core/coaching/sharing.ts';

/** What agents allow their answers to be used for. */
export const coachingSharing = pgTable(
  'coaching_sharing',
  {
    organisation: text('organisation').notNull(),
    agent: text('agent').notNull(),
    sharing: text('sharing').$type<Sharing>().notNull(),
    chosenAt: timestamp('chosen_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.agent] })],
);
