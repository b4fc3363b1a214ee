import type { Caller } from '#core/access/caller.ts';
import type { Review } from '#core/ports/reviews.ts';
import { StoreConflict, TwiceWaiting } from '#core/ports/store-errors.ts';
import type { ServicePorts } from '../ports.ts';
import { seesReview } from './review-scope.ts';

export type HeldReview =
  | { readonly outcome: 'held'; readonly review: Review }
  | { readonly outcome: 'no_such_review' }
  /** With somebody else, submitted, or changed meanwhile. */
  | { readonly outcome: 'not_yours' | 'submitted' | 'changed' };

/** An open review as the caller's own: one that nobody has becomes theirs. */
export async function takeReview(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  id: string,
): Promise<HeldReview> {
  const review = await workflow.reviews.find(caller.organisation, id);
  if (review === null || !seesReview(caller, review)) return { outcome: 'no_such_review' };
  if (review.state === 'submitted') return { outcome: 'submitted' };
  if (review.reviewer === caller.actor) return { outcome: 'held', review };
  if (review.reviewer !== null) return { outcome: 'not_yours' };
  const taken = await unlessChanged(() =>
    workflow.reviews.assign(caller.organisation, id, null, caller.actor),
  );
  return taken === null ? { outcome: 'changed' } : { outcome: 'held', review: taken };
}

/**
 * Null where somebody else was quicker.
 * @throws TwiceWaiting as that is no change which looking anew would show.
 */
export async function unlessChanged<Answer>(change: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof StoreConflict && !(error instanceof TwiceWaiting)) return null;
    throw error;
  }
}
