import type { Caller } from '#core/access/caller.ts';
import type { Review, ReviewQuery } from '#core/ports/reviews.ts';

/**
 * The reviews that a caller may list: managers all, a reviewer their own, a supervisor what was submitted of their
 * teams, an agent what was submitted of their own conversations. Null where a role sees none.
 */
export function reviewsWithinScope(caller: Caller, query: ReviewQuery): ReviewQuery | null {
  switch (caller.role) {
    case 'admin':
    case 'qa_manager':
      return query;
    case 'reviewer':
      return query.reviewer === null ? query : { ...query, reviewer: caller.actor };
    case 'supervisor':
      return query.state === 'open' ? null : { ...query, ...FINISHED, teams: caller.teams };
    case 'agent':
      return query.state === 'open' ? null : { ...query, ...FINISHED, agents: caller.agentIds };
    case 'viewer':
      return null;
  }
}

const FINISHED = { state: 'submitted', calibration: false } as const;

/** Whether a single review is one that the caller may see. */
export function seesReview(caller: Caller, review: Review): boolean {
  const isFinished = review.state === 'submitted' && review.calibration === null;
  switch (caller.role) {
    case 'admin':
    case 'qa_manager':
      return true;
    case 'reviewer':
      return review.reviewer === caller.actor || review.reviewer === null;
    case 'supervisor':
      return isFinished && review.team !== null && caller.teams.includes(review.team);
    case 'agent':
      return isFinished && review.agent !== null && caller.agentIds.includes(review.agent);
    case 'viewer':
      return false;
  }
}

/** Reviewers and managers are told who reviewed; those who are reviewed are told what. */
export function seesReviewers({ role }: Pick<Caller, 'role'>): boolean {
  return role === 'admin' || role === 'qa_manager' || role === 'reviewer';
}
