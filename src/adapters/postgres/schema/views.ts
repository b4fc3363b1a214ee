import { boolean, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const savedViews = pgTable(
  'saved_views',
  {
    organisation: text('organisation').notNull(),
    owner: text('owner').notNull(),
    name: text('name').notNull(),
    path: text('path').notNull(),
    search: text('search').notNull(),
    isShared: boolean('is_shared').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.owner, table.name] })],
);
