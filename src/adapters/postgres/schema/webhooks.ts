import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { WebhookDelivery, WebhookEvent } from '#core/ports/webhooks.ts';
import { organisations } from './people.ts';

export const webhooks = pgTable(
  'webhooks',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    events: text('events').array().$type<WebhookEvent[]>().notNull(),
    active: boolean('active').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index('webhooks_of_organisation').on(table.organisation, table.createdAt)],
);

export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation').notNull(),
    webhook: text('webhook')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    event: text('event').$type<WebhookDelivery['event']>().notNull(),
    body: text('body').notNull(),
    state: text('state').$type<WebhookDelivery['state']>().notNull(),
    attempts: integer('attempts').notNull(),
    status: integer('status'),
    error: text('error'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    triedAt: timestamp('tried_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index('webhook_deliveries_newest').on(table.webhook, table.createdAt),
    index('webhook_deliveries_waiting').on(table.createdAt).where(sql`state = 'waiting'`),
  ],
);
