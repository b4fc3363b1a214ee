import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { CoachingPlan, PlanState } from '#core/coaching/plan.ts';
import type { Playbook, PlaybookState } from '#core/coaching/playbook.ts';
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

export const playbooks = pgTable(
  'playbooks',
  {
    organisation: text('organisation').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    state: text('state').$type<PlaybookState>().notNull(),
    changedAt: text('changed_at').notNull(),
    content: jsonb('content').$type<Playbook>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id, table.version] })],
);

/** Beside the plan itself stands what lists and notices look it up by. */
export const coachingPlans = pgTable(
  'coaching_plans',
  {
    organisation: text('organisation').notNull(),
    id: text('id').notNull(),
    agent: text('agent').notNull(),
    state: text('state').$type<PlanState>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull(),
    acknowledgedBy: text('acknowledged_by'),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true, mode: 'string' }),
    changedAt: text('changed_at').notNull(),
    content: jsonb('content').$type<CoachingPlan>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);
