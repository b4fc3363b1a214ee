import { bigint, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Channel } from '#core/conversation/schema.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';

type State = ReceivedConversation['state'];

/**
 * The newest content of each conversation. Without a foreign key to organisations: a check a row would cost
 * more than the row. Its partial indexes stand in the migration.
 */
export const receipts = pgTable(
  'receipts',
  {
    organisation: text('organisation').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    /** Empty where the conversation names none. */
    queue: text('queue').notNull(),
    customer: text('customer'),
    turns: integer('turns').notNull(),
    turnsBefore: integer('turns_before').notNull(),
    batch: text('batch').notNull(),
    /** The batch of its version 1; null where it was received before this was kept. */
    firstBatch: text('first_batch'),
    /** Its beginning, or its receipt where that is not known. */
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true, mode: 'date' }).notNull(),
    state: text('state').$type<State>().notNull(),
    /** When it last became pending: later than the receipt after a re-analysis was asked for. */
    pendingSince: timestamp('pending_since', { withTimezone: true, mode: 'date' }).notNull(),
    error: text('error'),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

/** Kept by triggers in the transaction that changes the receipts, so that coverage needs no counting. */
export const receiptCounts = pgTable(
  'receipt_counts',
  {
    organisation: text('organisation').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    queue: text('queue').notNull(),
    state: text('state').$type<State>().notNull(),
    conversations: bigint('conversations', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.channel, table.queue, table.state] })],
);
