import { json, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Channel } from '#core/conversation/schema.ts';
import { organisations } from './people.ts';

export const importMappings = pgTable(
  'import_mappings',
  {
    organisation: text('organisation')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    columns: text('columns').array().notNull(),
    channel: text('channel').$type<Channel>(),
    map: json('map').$type<Readonly<Record<string, string>>>().notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.name] })],
);
