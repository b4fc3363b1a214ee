import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DirectoryKind } from '#core/ports/directory.ts';
import { organisations } from './people.ts';

export const directoryEntries = pgTable(
  'directory_entries',
  {
    organisation: text('organisation')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<DirectoryKind>().notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    team: text('team'),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.kind, table.id] })],
);
