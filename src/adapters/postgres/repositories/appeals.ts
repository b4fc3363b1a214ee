import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Appeal, ReviewStore } from '#core/ports/reviews.ts';
import { StoreConflict } from '#core/ports/store-errors.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { appeals, reviews } from '../schema/reviews.ts';
import { reopen } from './reopen.ts';
import { storable } from './rows.ts';

type Row = typeof appeals.$inferSelect;

export function appealsOn(
  database: WorkflowDatabase,
): Pick<ReviewStore, 'raise' | 'appeal' | 'appeals' | 'openAppeals' | 'decide' | 'setDrafts'> {
  const ofAppeal = (organisation: string, id: string) =>
    and(eq(appeals.organisation, organisation), eq(appeals.id, id));
  const isOpen = eq(appeals.state, 'open');
  const reviewedBy = (organisation: string, reviewer: string) =>
    database
      .select({ id: reviews.id })
      .from(reviews)
      .where(and(eq(reviews.organisation, organisation), eq(reviews.reviewer, reviewer)));

  return {
    async raise(organisation, appeal) {
      const row: Row = {
        ...appeal,
        id: randomUUID(),
        organisation,
        reason: storable(appeal.reason),
        state: 'open',
        raisedAt: new Date(),
        decidedBy: null,
        decidedAt: null,
        decision: null,
        standing: null,
        drafts: [],
      };
      const made = await database
        .insert(appeals)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: appeals.id });
      if (made.length > 0) return appealOf(row);
      throw new StoreConflict({
        zh: `对“${appeal.criterion}”的答案已经申诉过。`,
        en: `The answer to ${appeal.criterion} has been objected to before.`,
      });
    },

    async appeal(organisation, id) {
      const [row] = await database.select().from(appeals).where(ofAppeal(organisation, id));
      return row ? appealOf(row) : null;
    },

    async appeals(organisation, { state, reviews: ids, conversation, reviewer, agents, teams, limit }) {
      const rows = await database
        .select()
        .from(appeals)
        .where(
          and(
            eq(appeals.organisation, organisation),
            state === undefined ? undefined : eq(appeals.state, state),
            ids === undefined ? undefined : inArray(appeals.review, [...ids]),
            conversation === undefined ? undefined : eq(appeals.conversation, conversation),
            reviewer === undefined ? undefined : inArray(appeals.review, reviewedBy(organisation, reviewer)),
            agents === undefined ? undefined : inArray(appeals.agent, [...agents]),
            teams === undefined ? undefined : inArray(appeals.team, [...teams]),
          ),
        )
        .orderBy(
          desc(isOpen),
          sql`CASE WHEN ${isOpen} THEN ${appeals.raisedAt} END ASC`,
          desc(appeals.decidedAt),
          asc(appeals.id),
        )
        .limit(limit);
      return rows.map(appealOf);
    },

    async openAppeals(organisation, ids) {
      const rows = await database
        .select({ review: appeals.review, open: count() })
        .from(appeals)
        .where(and(eq(appeals.organisation, organisation), isOpen, inArray(appeals.review, [...ids])))
        .groupBy(appeals.review);
      return new Map(rows.map(({ review, open }) => [review, open]));
    },

    decide: (organisation, id, { state, decision, standing, decidedBy }, record) =>
      database.transaction(async (transaction) => {
        const [row] = await transaction
          .update(appeals)
          .set({
            state,
            decision: decision === null ? null : storable(decision),
            standing,
            decidedBy,
            decidedAt: new Date(),
          })
          .where(and(ofAppeal(organisation, id), isOpen))
          .returning();
        if (!row) {
          throw new StoreConflict({ zh: `没有待处理的申诉 ${id}。`, en: `There is no open appeal ${id}.` });
        }
        if (record !== null) {
          const ofReview = and(eq(reviews.organisation, organisation), eq(reviews.id, row.review));
          // Two appeals of one review that are decided at once come one after the other.
          const [review] = await transaction
            .select({ record: reviews.record })
            .from(reviews)
            .where(ofReview)
            .for('update');
          if (review?.record) {
            await transaction
              .update(reviews)
              .set({ record: record(review.record) })
              .where(ofReview);
            await reopen(transaction, organisation, [row.conversation]);
          }
        }
        return appealOf(row);
      }),

    async setDrafts(organisation, id, drafts) {
      const [row] = await database
        .update(appeals)
        .set({ drafts })
        .where(ofAppeal(organisation, id))
        .returning();
      if (!row) throw new StoreConflict({ zh: `没有申诉 ${id}。`, en: `There is no appeal ${id}.` });
      return appealOf(row);
    },
  };
}

function appealOf({ organisation: _, raisedAt, decidedAt, ...row }: Row): Appeal {
  return { ...row, raisedAt: raisedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}
