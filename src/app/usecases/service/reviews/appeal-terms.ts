import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { Appeal, Review, ReviewSettings } from '#core/ports/reviews.ts';

const DAY_MS = 86_400_000;
/** More criteria than a scorecard has: each is objected to once. */
export const APPEALS_OF_A_REVIEW = 200;

/**
 * Until when the answers of a review can be objected to, ISO 8601; null while it is open or only a rating. Whoever came to
 * carry it later has the whole time as well.
 */
export function appealableUntil(
  { submittedAt, calibration, carriedSince }: Pick<Review, 'submittedAt' | 'calibration' | 'carriedSince'>,
  { appealDays }: ReviewSettings,
): string | null {
  if (submittedAt === null || calibration !== null) return null;
  const from = Math.max(Date.parse(submittedAt), Date.parse(carriedSince ?? submittedAt));
  return new Date(from + appealDays * DAY_MS).toISOString();
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
