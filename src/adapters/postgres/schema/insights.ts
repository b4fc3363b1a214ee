import { boolean, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Alert } from '#core/insights/alert.ts';
import type { Insight, InsightState } from '#core/insights/insight.ts';
import type { TopicSurvey } from '#core/insights/topic-report.ts';
import type { InsightSettings, TopicBoardState } from '#core/ports/insights.ts';

/** Topics as they are kept: vectors as base64 of their bytes, lowest first. */
export const topicBoards = pgTable('topic_boards', {
  organisation: text('organisation').primaryKey(),
  topics: jsonb('topics').notNull(),
  held: jsonb('held').notNull(),
  refreshed: jsonb('refreshed').$type<TopicBoardState['refreshed']>(),
  survey: jsonb('survey').$type<TopicSurvey>(),
  watched: text('watched'),
});

export const insights = pgTable(
  'insights',
  {
    organisation: text('organisation').notNull(),
    id: text('id').notNull(),
    state: text('state').$type<InsightState>().notNull(),
    changedAt: text('changed_at').notNull(),
    content: jsonb('content').$type<Insight>().notNull(),
    told: boolean('told').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

export const insightAlerts = pgTable(
  'insight_alerts',
  {
    organisation: text('organisation').notNull(),
    id: text('id').notNull(),
    content: jsonb('content').$type<Alert>().notNull(),
    told: boolean('told').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

/**
 * Days on which the digest was sent, or somebody is about to, on the organisation's clock: a row is there once, however
 * many would send it.
 */
export const insightDigests = pgTable(
  'insight_digests',
  {
    organisation: text('organisation').notNull(),
    day: text('day').notNull(),
    claimedAt: timestamp('claimed_at', { withTimezone: true, mode: 'date' }).notNull(),
    sent: boolean('sent').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.day] })],
);

export const insightSettings = pgTable('insight_settings', {
  organisation: text('organisation').primaryKey(),
  content: jsonb('content').$type<InsightSettings>().notNull(),
});
