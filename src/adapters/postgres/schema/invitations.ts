import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { UserRole } from '#core/ports/workflow.ts';
import { organisations } from './people.ts';

export const invitations = pgTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role').$type<UserRole>().notNull(),
    agentIds: text('agent_ids').array().notNull(),
    teams: text('teams').array().notNull(),
    invitedBy: text('invited_by').notNull(),
    invitedAt: timestamp('invited_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index('invitations_of_organisation').on(table.organisation, table.invitedAt)],
);
