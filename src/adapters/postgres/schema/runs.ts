import { index, integer, json, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Run } from '#core/ports/workflow.ts';

export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation').notNull(),
    kind: text('kind').$type<Run['kind']>().notNull(),
    state: text('state').$type<Run['state']>().notNull(),
    request: json('request').$type<unknown>(),
    total: integer('total').notNull(),
    done: integer('done').notNull(),
    failed: integer('failed').notNull(),
    cursor: text('cursor'),
    result: json('result').$type<unknown>(),
    error: json('error').$type<Run['error']>(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index('runs_newest').on(table.organisation, table.createdAt)],
);
