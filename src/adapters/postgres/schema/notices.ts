import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const noticesSeen = pgTable(
  'notices_seen',
  {
    organisation: text('organisation').notNull(),
    person: text('person').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.person] })],
);
