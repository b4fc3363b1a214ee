import type { Caller } from '#core/access/caller.ts';
import type { Review } from '#core/ports/reviews.ts';
import type { ServicePorts } from '../ports.ts';
import { type HeldReview, takeReview, unlessChanged } from './take-review.ts';

/** Keeps what a reviewer has filled in so far. */
export async function saveReview(
  ports: Pick<ServicePorts, 'workflow'>,
  caller: Caller,
  id: string,
  content: Pick<Review, 'answers' | 'comment' | 'revision'>,
): Promise<HeldReview> {
  const held = await takeReview(ports, caller, id);
  if (held.outcome !== 'held') return held;
  const saved = await unlessChanged(() => ports.workflow.reviews.save(caller.organisation, id, content));
  return saved === null ? { outcome: 'changed' } : { outcome: 'held', review: saved };
}
