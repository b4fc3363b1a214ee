import { index, integer, json, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { SignalReading } from '#core/annotations/annotation.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const conversationComments = pgTable(
  'conversation_comments',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation').notNull(),
    conversation: text('conversation').notNull(),
    turn: integer('turn').notNull(),
    thread: text('thread').notNull(),
    author: text('author').notNull(),
    text: text('text').notNull(),
    mentions: text('mentions').array().notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [index('comments_of_conversation').on(table.organisation, table.conversation, table.at)],
);

export const signalCorrections = pgTable(
  'signal_corrections',
  {
    id: text('id').primaryKey(),
    organisation: text('organisation').notNull(),
    conversation: text('conversation').notNull(),
    turn: integer('turn').notNull(),
    /** The signal that is corrected: of one at a turn the newest correction counts. */
    slot: text('slot').notNull(),
    start: integer('span_start').notNull(),
    end: integer('span_end').notNull(),
    said: json('said').$type<SignalReading>(),
    meant: json('meant').$type<SignalReading>(),
    digest: text('digest').notNull(),
    author: text('author').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    uniqueIndex('one_correction_a_signal').on(table.organisation, table.conversation, table.turn, table.slot),
  ],
);
