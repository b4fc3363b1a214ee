import { and, asc, eq, getTableColumns, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Comment, Correction, SignalReading } from '#core/annotations/annotation.ts';
import type { AnnotationStore } from '#core/ports/annotations.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { conversationComments, signalCorrections } from '../schema/annotations.ts';
import { user } from '../schema/auth.ts';
import { apiKeys } from '../schema/people.ts';
import { storable } from './rows.ts';

/** The name of whoever wrote, as it is today; of somebody who is no more, what the log calls them. */
const nameOf = (author: PgColumn) => sql<string>`coalesce(
  (SELECT ${user.name} FROM ${user} WHERE 'user:' || ${user.id} = ${author}),
  (SELECT ${apiKeys.name} FROM ${apiKeys} WHERE 'key:' || ${apiKeys.id} = ${author}),
  ${author})`;

const COMMENT = { ...getTableColumns(conversationComments), authorName: nameOf(conversationComments.author) };
const CORRECTION = { ...getTableColumns(signalCorrections), authorName: nameOf(signalCorrections.author) };

type CommentRow = typeof conversationComments.$inferSelect & { authorName: string };
type CorrectionRow = typeof signalCorrections.$inferSelect & { authorName: string };

export function annotationsOn(database: WorkflowDatabase): AnnotationStore {
  const commentsOf = (organisation: string, conversations: readonly string[]) =>
    and(
      eq(conversationComments.organisation, organisation),
      inArray(conversationComments.conversation, [...conversations]),
    );
  const correctionsOf = (organisation: string, conversations: readonly string[]) =>
    and(
      eq(signalCorrections.organisation, organisation),
      inArray(signalCorrections.conversation, [...conversations]),
    );

  return {
    async comments(organisation, conversations) {
      const rows = await database
        .select(COMMENT)
        .from(conversationComments)
        .where(commentsOf(organisation, conversations))
        .orderBy(asc(conversationComments.at), asc(conversationComments.id));
      return rows.map(commentOf);
    },

    async addComment(organisation, { at, withdrawnAt, resolvedAt, text, mentions, ...comment }) {
      await database.insert(conversationComments).values({
        ...comment,
        organisation,
        text: storable(text),
        mentions: [...mentions],
        at: new Date(at),
        withdrawnAt: dateOf(withdrawnAt),
        resolvedAt: dateOf(resolvedAt),
      });
    },

    async withdrawComment(organisation, { conversation, id, author }, at) {
      const rows = await database
        .update(conversationComments)
        .set({ text: '', mentions: [], withdrawnAt: new Date(at) })
        .where(
          and(
            commentsOf(organisation, [conversation]),
            eq(conversationComments.id, id),
            eq(conversationComments.author, author),
            isNull(conversationComments.withdrawnAt),
          ),
        )
        .returning({ id: conversationComments.id });
      return rows.length > 0;
    },

    async settleThread(organisation, conversation, thread, settled) {
      const rows = await database
        .update(conversationComments)
        .set({ resolvedAt: dateOf(settled?.at ?? null), resolvedBy: settled?.by ?? null })
        .where(
          and(
            commentsOf(organisation, [conversation]),
            eq(conversationComments.id, thread),
            eq(conversationComments.thread, thread),
          ),
        )
        .returning({ id: conversationComments.id });
      return rows.length > 0;
    },

    async corrections(organisation, conversations) {
      const rows = await database
        .select(CORRECTION)
        .from(signalCorrections)
        .where(correctionsOf(organisation, conversations))
        .orderBy(asc(signalCorrections.at), asc(signalCorrections.id));
      return rows.map(correctionOf);
    },

    async correct(organisation, { at, ...correction }) {
      const slot = slotOf(correction.said, correction.meant);
      const row = { ...correction, organisation, slot, at: new Date(at) };
      const { organisation: place, conversation, turn } = signalCorrections;
      await database
        .insert(signalCorrections)
        .values(row)
        .onConflictDoUpdate({ target: [place, conversation, turn, signalCorrections.slot], set: row });
    },

    async withdrawCorrection(organisation, conversation, id) {
      const found = and(correctionsOf(organisation, [conversation]), eq(signalCorrections.id, id));
      const [row] = await database.select(CORRECTION).from(signalCorrections).where(found);
      await database.delete(signalCorrections).where(found);
      return row === undefined ? null : correctionOf(row);
    },

    async correctedAfter(organisation, after, conversations) {
      const next = await database
        .selectDistinct({ conversation: signalCorrections.conversation })
        .from(signalCorrections)
        .where(
          and(
            eq(signalCorrections.organisation, organisation),
            after === null ? undefined : gt(signalCorrections.conversation, after),
          ),
        )
        .orderBy(asc(signalCorrections.conversation))
        .limit(conversations);
      if (next.length === 0) return [];
      const ids = next.map(({ conversation }) => conversation);
      const rows = await database
        .select(CORRECTION)
        .from(signalCorrections)
        .where(correctionsOf(organisation, ids))
        .orderBy(asc(signalCorrections.conversation), asc(signalCorrections.at), asc(signalCorrections.id));
      return rows.map(correctionOf);
    },

    async forget(organisation, conversations) {
      if (conversations.length === 0) return;
      await database.transaction(async (transaction) => {
        await transaction.delete(conversationComments).where(commentsOf(organisation, conversations));
        await transaction.delete(signalCorrections).where(correctionsOf(organisation, conversations));
      });
    },
  };
}

/** What was told is corrected in its place; what was missed has the place of what it is. */
function slotOf(said: SignalReading | null, meant: SignalReading | null): string {
  return said === null ? `missed:${meant?.type}` : said.type;
}

function dateOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function textOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function commentOf({ organisation: _, at, withdrawnAt, resolvedAt, ...row }: CommentRow): Comment {
  return {
    ...row,
    at: at.toISOString(),
    withdrawnAt: textOf(withdrawnAt),
    resolvedAt: textOf(resolvedAt),
  };
}

function correctionOf({ organisation: _, slot: __, at, ...row }: CorrectionRow): Correction {
  return { ...row, at: at.toISOString() };
}
