import type { Evaluation } from '#core/analysis/analysis.ts';
import type { ServicePorts } from '../ports.ts';

const REVIEWS_AT_MOST = 50;

/** What people decided of a conversation, the newest by each scorecard; it stands beside what the machine says. */
export async function evaluationsOfRecord(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  conversation: string,
): Promise<readonly Evaluation[]> {
  const reviews = await workflow.reviews.list(organisation, {
    state: 'submitted',
    calibration: false,
    conversations: [conversation],
    limit: REVIEWS_AT_MOST,
  });
  const byScorecard = new Map<string, Evaluation>();
  for (const { record, scorecard } of reviews) {
    if (record !== null && !byScorecard.has(scorecard)) byScorecard.set(scorecard, record);
  }
  return [...byScorecard.values()];
}
