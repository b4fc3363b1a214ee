import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { Calibration, NewReview, Review, ReviewStore } from '#core/ports/reviews.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { calibrations } from '../schema/reviews.ts';
import { storable } from './rows.ts';

type Row = typeof calibrations.$inferSelect;

/** @param insertReviews puts the raters' reviews in, within the same transaction */
export function calibrationsOn(
  database: WorkflowDatabase,
  insertReviews: (
    database: Pick<WorkflowDatabase, 'insert'>,
    organisation: string,
    wanted: readonly NewReview[],
  ) => Promise<(Review | null)[]>,
): Pick<ReviewStore, 'createCalibration' | 'calibration' | 'calibrations' | 'closeCalibration'> {
  const ofCalibration = (organisation: string, id: string) =>
    and(eq(calibrations.organisation, organisation), eq(calibrations.id, id));

  async function find(organisation: string, id: string): Promise<Calibration | null> {
    const [row] = await database.select().from(calibrations).where(ofCalibration(organisation, id));
    return row ? calibrationOf(row) : null;
  }

  return {
    createCalibration: (organisation, { name, scorecard, conversations, raters, createdBy }, ratings) =>
      database.transaction(async (transaction) => {
        const row: Row = {
          id: randomUUID(),
          organisation,
          name: storable(name),
          scorecard,
          conversations: [...conversations],
          raters: [...raters],
          state: 'open',
          createdBy,
          createdAt: new Date(),
          closedAt: null,
        };
        await transaction.insert(calibrations).values(row);
        await insertReviews(
          transaction,
          organisation,
          ratings.map((rating) => ({ ...rating, calibration: row.id })),
        );
        return calibrationOf(row);
      }),

    calibration: find,

    async calibrations(organisation, limit) {
      const rows = await database
        .select()
        .from(calibrations)
        .where(eq(calibrations.organisation, organisation))
        .orderBy(desc(calibrations.createdAt), desc(calibrations.id))
        .limit(limit);
      return rows.map(calibrationOf);
    },

    async closeCalibration(organisation, id) {
      await database
        .update(calibrations)
        .set({ state: 'closed', closedAt: new Date() })
        .where(and(ofCalibration(organisation, id), eq(calibrations.state, 'open')));
      return find(organisation, id);
    },
  };
}

function calibrationOf({ organisation: _, createdAt, closedAt, ...row }: Row): Calibration {
  return { ...row, createdAt: createdAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
}
