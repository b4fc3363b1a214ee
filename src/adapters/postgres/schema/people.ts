import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { UserRole } from '#core/ports/workflow.ts';
import { user } from './auth.ts';

export const organisations = pgTable('organisations', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  retentionDays: integer('retention_days'),
  incomingSecret: integer('incoming_secret').notNull().default(0),
});

export const members = pgTable(
  'members',
  {
    organisation: text('organisation')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').$type<UserRole>().notNull(),
    agentIds: text('agent_ids').array().notNull(),
    teams: text('teams').array().notNull(),
    active: boolean('active').notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.userId] }),
    index('members_of_user').on(table.userId),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    role: text('role').$type<UserRole>().notNull(),
    agentIds: text('agent_ids').array().notNull(),
    teams: text('teams').array().notNull(),
    prefix: text('prefix').notNull(),
    hash: text('hash').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [index('api_keys_of_organisation').on(table.organisation)],
);
