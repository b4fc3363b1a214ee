import type { Evaluation } from '#core/analysis/analysis.ts';
import { decidedOf } from '#core/reviews/decided.ts';
import type { ServicePorts } from '../ports.ts';

/** A decision of a person, and the review in which it was taken. */
export interface RecordedEvaluation extends Evaluation {
  readonly review: string;
}

/** What people decided of conversations, the newest by each scorecard; of those that nobody judged there is nothing. */
export async function evaluationsOfRecord(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  conversations: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedEvaluation[]>> {
  const reviews = await workflow.reviews.list(organisation, {
    state: 'submitted',
    calibration: false,
    machine: true,
    conversations,
    // A conversation is reviewed a few times at most: all of them are meant.
    limit: Math.max(1, conversations.length) * 50,
  });
  const found = new Map<string, RecordedEvaluation[]>();
  for (const { id, conversation, record } of decidedOf(reviews)) {
    if (record === null) continue;
    found.set(conversation, [...(found.get(conversation) ?? []), { ...record, review: id }]);
  }
  return found;
}
