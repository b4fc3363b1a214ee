import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { Appeal, Review, ReviewSettings } from '#core/ports/reviews.ts';

const DAY_MS = 86_400_000;
/** More criteria than a scorecard has: each is objected to once. */
export const APPEALS_OF_A_REVIEW = 200;

/** Until when the answers of a review can be objected to, ISO 8601; null while it is open or only a rating. */
export function appealableUntil(
  { submittedAt, calibration }: Pick<Review, 'submittedAt' | 'calibration'>,
  { appealDays }: ReviewSettings,
): string | null {
  if (submittedAt === null || calibration !== null) return null;
  return new Date(Date.parse(submittedAt) + appealDays * DAY_MS).toISOString();
}

/** A second decision is another person's: neither who reviewed nor who objects. */
export function mayDecide(caller: Caller, appeal: Appeal, review: Pick<Review, 'reviewer'>): boolean {
  return (
    may(caller.role, 'appeals.decide') &&
    appeal.state === 'open' &&
    review.reviewer !== caller.actor &&
    appeal.raisedBy !== caller.actor
  );
}
