import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { ServicePorts } from '../ports.ts';
import { reviewersNamed } from './people.ts';
import { seesReview } from './review-scope.ts';
import { type HeldReview, unlessChanged } from './take-review.ts';

/**
 * Gives an open review to somebody, or back to whoever is free. Who does not manage may take what is free and give
 * back what is theirs.
 * @param to a user id, null, or `me` to take it where it is free: of two who take it at once, one does
 */
export async function assignReview(
  ports: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  id: string,
  to: string | null,
): Promise<HeldReview | { readonly outcome: 'unknown_reviewer' } | { readonly outcome: 'may_not_assign' }> {
  const { organisation, actor } = caller;
  const review = await ports.workflow.reviews.find(organisation, id);
  if (review === null || !seesReview(caller, review)) return { outcome: 'no_such_review' };
  if (review.state === 'submitted') return { outcome: 'submitted' };
  let holder: string | null = null;
  if (to === 'me') {
    // Asked once more where the first answer was lost on its way.
    if (review.reviewer === actor) return { outcome: 'held', review };
    if (review.reviewer !== null) return { outcome: 'not_yours' };
    holder = actor;
  } else if (to !== null) {
    const [named] = (await reviewersNamed(ports, organisation, [to])).actors;
    if (named === undefined) return { outcome: 'unknown_reviewer' };
    holder = named;
  }
  const isOwnBusiness =
    (review.reviewer === null && holder === actor) || (review.reviewer === actor && holder === null);
  if (!isOwnBusiness && !may(caller.role, 'reviews.manage')) return { outcome: 'may_not_assign' };
  // Ratings of a session belong to their raters.
  if (review.calibration !== null) return { outcome: 'may_not_assign' };
  if (review.reviewer === holder) return { outcome: 'held', review };
  const changed = await unlessChanged(() =>
    ports.workflow.reviews.assign(organisation, id, review.reviewer, holder),
  );
  return changed === null ? { outcome: 'changed' } : { outcome: 'held', review: changed };
}
