import { machineAgreements } from '#core/reviews/calibrate.ts';
import { type RuleQuality, ruleQuality } from '#core/reviews/rule-quality.ts';
import type { ServicePorts } from '../ports.ts';
import { activeScorecard } from './scorecards.ts';
import { comparedCriteria } from './view-calibration.ts';

export interface MeasuredQuality {
  readonly scorecard: string;
  readonly reviews: number;
  readonly rules: readonly RuleQuality[];
  readonly criteria: ReturnType<typeof machineAgreements>;
}

/** The newest so many are looked at: quality is what it is now. */
const REVIEWS_AT_MOST = 5000;

/** What people's reviews and upheld appeals say of rules, and how far the machine agrees with them; null without scorecard. */
export async function measureQuality(
  ports: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  { from, scorecard: wanted }: { readonly from?: string; readonly scorecard?: string },
): Promise<MeasuredQuality | null> {
  const scorecard = await activeScorecard(ports, organisation, wanted);
  if (scorecard === null) return null;
  const reviews = await ports.workflow.reviews.list(organisation, {
    state: 'submitted',
    calibration: false,
    scorecard: scorecard.id,
    limit: REVIEWS_AT_MOST,
    ...(from === undefined ? {} : { submittedFrom: from }),
  });
  const judged = reviews.map(({ record, machine }) => ({ evaluation: record, machine }));
  return {
    scorecard: scorecard.id,
    reviews: reviews.length,
    rules: ruleQuality(reviews),
    criteria: machineAgreements(comparedCriteria(scorecard), judged),
  };
}
