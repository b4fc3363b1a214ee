import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import {
  DEFAULT_REVIEW_SETTINGS,
  MACHINE,
  type NewReview,
  type Review,
  type ReviewQuery,
  type ReviewStore,
} from '#core/ports/reviews.ts';
import { StoreConflict, TwiceWaiting } from '#core/ports/store-errors.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { appeals, calibrations, reviewPlans, reviewSettings, reviews } from '../schema/reviews.ts';
import { appealsOn } from './appeals.ts';
import { calibrationsOn } from './calibrations.ts';
import { handOver } from './hand-over.ts';
import { reopen } from './reopen.ts';
import { array, storable } from './rows.ts';
import { withoutNamed } from './without-named.ts';

type Row = typeof reviews.$inferSelect;
type Inserting = Pick<WorkflowDatabase, 'insert'>;

/** Rows of one statement: each has some twenty parameters, and a statement at most 65,535. */
const ROWS_AT_ONCE = 500;

export function reviewsOn(database: WorkflowDatabase): ReviewStore {
  const ofReview = (organisation: string, id: string) =>
    and(eq(reviews.organisation, organisation), eq(reviews.id, id));
  const isOpen = eq(reviews.state, 'open');

  async function find(
    organisation: string,
    id: string,
    within: Pick<WorkflowDatabase, 'select'> = database,
  ): Promise<Review | null> {
    const [row] = await within.select().from(reviews).where(ofReview(organisation, id));
    return row ? reviewOf(row) : null;
  }

  /** Changes an open review that still is as the caller knows it. */
  async function changeOpen(
    organisation: string,
    id: string,
    asKnown: SQL | undefined,
    change: Partial<Row> | { readonly revision: SQL },
    within: Pick<WorkflowDatabase, 'select' | 'update'> = database,
  ): Promise<Review> {
    const [row] = await within
      .update(reviews)
      .set(change)
      .where(and(ofReview(organisation, id), isOpen, asKnown))
      .returning();
    if (row) return reviewOf(row);
    const now = await find(organisation, id, within);
    if (now === null) throw new StoreConflict({ zh: `没有复核 ${id}。`, en: `There is no review ${id}.` });
    throw new StoreConflict(
      now.state === 'open'
        ? {
            zh: `复核 ${id} 在此期间被改过。请重新打开。`,
            en: `The review ${id} has been changed meanwhile. Read it again.`,
          }
        : {
            zh: `复核 ${id} 已经提交，不能再改。`,
            en: `The review ${id} is submitted and stays as it is.`,
          },
    );
  }

  return {
    async settings(organisation) {
      const [row] = await database
        .select({ machineAnswers: reviewSettings.machineAnswers, appealDays: reviewSettings.appealDays })
        .from(reviewSettings)
        .where(eq(reviewSettings.organisation, organisation));
      return row ?? DEFAULT_REVIEW_SETTINGS;
    },

    async setSettings(organisation, settings) {
      await database
        .insert(reviewSettings)
        .values({ organisation, ...settings })
        .onConflictDoUpdate({ target: reviewSettings.organisation, set: settings });
    },

    create: (organisation, wanted) =>
      database.transaction((transaction) => insertReviews(transaction, organisation, wanted)),

    find: (organisation, id) => find(organisation, id),

    async list(organisation, query) {
      const rows = await database
        .select()
        .from(reviews)
        .where(and(eq(reviews.organisation, organisation), ...conditions(query)))
        .orderBy(
          desc(isOpen),
          sql`CASE WHEN ${isOpen} THEN ${reviews.createdAt} END ASC`,
          desc(reviews.submittedAt),
          asc(reviews.id),
        )
        .limit(query.limit);
      return rows.map(reviewOf);
    },

    async count(organisation, query) {
      const [row] = await database
        .select({ count: sql<number>`count(*)::int` })
        .from(reviews)
        .where(and(eq(reviews.organisation, organisation), ...conditions(query)));
      return row!.count;
    },

    async assign(organisation, id, from, to) {
      try {
        return await changeOpen(
          organisation,
          id,
          from === null ? isNull(reviews.reviewer) : eq(reviews.reviewer, from),
          { reviewer: to },
        );
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        throw new TwiceWaiting(
          to === null
            ? { zh: '这通对话已经在待领取里。', en: 'This conversation is up for grabs already.' }
            : {
                zh: '同一位复核人手上已有这通对话的复核。',
                en: 'This conversation waits with the same reviewer already.',
              },
          { cause: error },
        );
      }
    },

    save: (organisation, id, { answers, comment, revision }) =>
      changeOpen(organisation, id, eq(reviews.revision, revision), {
        answers,
        comment: storable(comment),
        revision: sql`${reviews.revision} + 1`,
      }),

    submit: (organisation, id, { comment, revision, evaluation, rulebooks, ...content }) =>
      database.transaction(async (transaction) => {
        const change = {
          ...content,
          rulebooks: [...rulebooks],
          comment: storable(comment),
          revision: revision + 1,
          evaluation,
          record: evaluation,
          state: 'submitted' as const,
          submittedAt: new Date(),
        };
        const asKnown = eq(reviews.revision, revision);
        const submitted = await changeOpen(organisation, id, asKnown, change, transaction);
        if (submitted.calibration === null) {
          await reopen(transaction, organisation, [submitted.conversation]);
        }
        return submitted;
      }),

    async holdMachine(organisation, { machine, receivedAt, ...verdict }) {
      const said = { machine, evaluation: machine.evaluation, record: machine.evaluation };
      const submittedAt = new Date(receivedAt);
      const row: Row = {
        ...newRow(organisation, { ...verdict, plan: null, calibration: null, reviewer: MACHINE, why: null }),
        ...said,
        state: 'submitted',
        submittedAt,
      };
      await database
        .insert(reviews)
        .values(row)
        .onConflictDoUpdate({
          target: [reviews.organisation, reviews.conversation, reviews.scorecard],
          targetWhere: sql`${reviews.reviewer} = ${sql.raw(`'${MACHINE}'`)}`,
          set: { ...said, submittedAt },
          setWhere: sql`NOT EXISTS (SELECT FROM ${appeals} WHERE ${appeals.review} = ${reviews.id})`,
        });
      const [held] = await database
        .select()
        .from(reviews)
        .where(
          and(
            eq(reviews.organisation, organisation),
            eq(reviews.conversation, verdict.conversation),
            eq(reviews.scorecard, verdict.scorecard),
            eq(reviews.reviewer, MACHINE),
          ),
        );
      return reviewOf(held!);
    },

    handOver: (organisation, carriers) => handOver(database, organisation, carriers),

    async withdraw(organisation, id) {
      const gone = await database
        .delete(reviews)
        .where(and(ofReview(organisation, id), isOpen))
        .returning({ id: reviews.id });
      if (gone.length === 0) {
        throw new StoreConflict({ zh: `没有待处理的复核 ${id}。`, en: `There is no open review ${id}.` });
      }
    },

    createPlan: (organisation, { name, request, createdBy }, wanted) =>
      database.transaction(async (transaction) => {
        const row = {
          id: randomUUID(),
          organisation,
          name: storable(name),
          request,
          createdBy,
          createdAt: new Date(),
        };
        await transaction.insert(reviewPlans).values(row);
        const made = await insertReviews(
          transaction,
          organisation,
          wanted.map((review) => ({ ...review, plan: row.id })),
        );
        const count = made.filter((review) => review !== null).length;
        // Nothing stays of the plan either.
        if (count === 0) {
          throw new StoreConflict({
            zh: '这些对话都已在等待复核。',
            en: 'All of these conversations wait for a review already.',
          });
        }
        return { ...planOf(row), reviews: count, submitted: 0 };
      }),

    async plans(organisation, limit) {
      const rows = await database
        .select({
          plan: reviewPlans,
          reviews: sql<number>`count(${reviews.id})::int`,
          submitted: sql<number>`count(${reviews.submittedAt})::int`,
        })
        .from(reviewPlans)
        .leftJoin(reviews, eq(reviews.plan, reviewPlans.id))
        .where(eq(reviewPlans.organisation, organisation))
        .groupBy(reviewPlans.id)
        .orderBy(desc(reviewPlans.createdAt), desc(reviewPlans.id))
        .limit(limit);
      return rows.map(({ plan, ...counts }) => ({ ...planOf(plan), ...counts }));
    },

    ...appealsOn(database),
    ...calibrationsOn(database, insertReviews),

    async forget(organisation, conversations) {
      if (conversations.length === 0) return;
      const gone = array(conversations, 'text');
      await database.transaction(async (transaction) => {
        await transaction
          .delete(reviews)
          .where(
            and(eq(reviews.organisation, organisation), inArray(reviews.conversation, [...conversations])),
          );
        await transaction
          .update(calibrations)
          .set({
            conversations: sql`ARRAY(SELECT one FROM unnest(${calibrations.conversations}) WITH ORDINALITY AS kept (one, place)
              WHERE one <> ALL (${gone}) ORDER BY place)`,
          })
          .where(
            and(eq(calibrations.organisation, organisation), sql`${calibrations.conversations} && ${gone}`),
          );
      });
    },

    async forgetInPlans(organisation, named) {
      const plans = await database
        .select({ id: reviewPlans.id, request: reviewPlans.request })
        .from(reviewPlans)
        .where(eq(reviewPlans.organisation, organisation));
      for (const { id, request } of plans) {
        const filter = withoutNamed(request.filter, named);
        if (filter === request.filter) continue;
        await database
          .update(reviewPlans)
          .set({ request: { ...request, filter } })
          .where(and(eq(reviewPlans.organisation, organisation), eq(reviewPlans.id, id)));
      }
    },
  };
}

/** In the order in which they are wanted; null for one that waits already. */
export async function insertReviews(
  database: Inserting,
  organisation: string,
  wanted: readonly NewReview[],
): Promise<(Review | null)[]> {
  const rows = wanted.map((review) => newRow(organisation, review));
  const made = new Set<string>();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const inserted = await database
      .insert(reviews)
      .values(some)
      .onConflictDoNothing()
      .returning({ id: reviews.id });
    for (const { id } of inserted) made.add(id);
  }
  return rows.map((row) => (made.has(row.id) ? reviewOf(row) : null));
}

function newRow(organisation: string, review: NewReview): Row {
  return {
    id: randomUUID(),
    organisation,
    ...review,
    state: 'open',
    answers: {},
    comment: '',
    revision: 0,
    evaluation: null,
    record: null,
    machine: null,
    rulebooks: null,
    createdAt: new Date(),
    submittedAt: null,
    carriedSince: null,
  };
}

function conditions(query: Omit<ReviewQuery, 'limit'>): (SQL | undefined)[] {
  const { state, reviewer, conversations, agents, teams, plan, calibration, submittedFrom, scorecard } =
    query;
  return [
    query.machine === true ? undefined : sql`${reviews.reviewer} IS DISTINCT FROM ${MACHINE}`,
    query.ids === undefined ? undefined : inArray(reviews.id, [...query.ids]),
    state === undefined ? undefined : eq(reviews.state, state),
    reviewer === undefined
      ? undefined
      : reviewer === null
        ? isNull(reviews.reviewer)
        : eq(reviews.reviewer, reviewer),
    conversations === undefined ? undefined : inArray(reviews.conversation, [...conversations]),
    agents === undefined ? undefined : inArray(reviews.agent, [...agents]),
    teams === undefined ? undefined : inArray(reviews.team, [...teams]),
    plan === undefined ? undefined : eq(reviews.plan, plan),
    calibration === undefined
      ? undefined
      : calibration === false
        ? isNull(reviews.calibration)
        : eq(reviews.calibration, calibration),
    submittedFrom === undefined ? undefined : gte(reviews.submittedAt, new Date(submittedFrom)),
    scorecard === undefined ? undefined : eq(reviews.scorecard, scorecard),
  ];
}

const UNIQUE_VIOLATION = '23505';

function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === UNIQUE_VIOLATION || isDuplicate(error.cause);
}

function reviewOf({ createdAt, submittedAt, carriedSince, ...row }: Row): Review {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    carriedSince: carriedSince?.toISOString() ?? null,
  };
}

function planOf({ organisation: _, createdAt, ...row }: typeof reviewPlans.$inferSelect) {
  return { ...row, createdAt: createdAt.toISOString() };
}
