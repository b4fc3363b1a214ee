import { MACHINE, type Review } from '#core/ports/reviews.ts';
import { machineAgreements } from '#core/reviews/calibrate.ts';
import { type RuleQuality, ruleQuality } from '#core/reviews/rule-quality.ts';
import type { ServicePorts } from '../ports.ts';
import { APPEALS_OF_A_REVIEW } from './appeal-terms.ts';
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
  const found = await ports.workflow.reviews.list(organisation, {
    state: 'submitted',
    calibration: false,
    scorecard: scorecard.id,
    machine: true,
    limit: REVIEWS_AT_MOST,
    ...(from === undefined ? {} : { submittedFrom: from }),
  });
  const byPeople = found.filter(({ reviewer }) => reviewer !== MACHINE);
  const judged = byPeople.map(({ record, machine }) => ({ evaluation: record, machine }));
  const objected = await appealedAnswers(
    ports,
    organisation,
    found.filter(({ reviewer }) => reviewer === MACHINE),
  );
  return {
    scorecard: scorecard.id,
    reviews: byPeople.length,
    rules: ruleQuality([...byPeople, ...objected]),
    criteria: machineAgreements(comparedCriteria(scorecard), judged),
  };
}

/** Of what the machine alone judged, people looked at those answers alone on whose appeals they decided. */
async function appealedAnswers(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  held: readonly Review[],
): Promise<readonly Review[]> {
  if (held.length === 0) return [];
  const appeals = await workflow.reviews.appeals(organisation, {
    reviews: held.map(({ id }) => id),
    limit: held.length * APPEALS_OF_A_REVIEW,
  });
  const byReview = Map.groupBy(appeals, ({ review }) => review);
  return held.flatMap((review) => {
    const own = byReview.get(review.id) ?? [];
    const decided = new Set(own.flatMap(({ state, criterion }) => (state === 'open' ? [] : [criterion])));
    if (review.machine === null || decided.size === 0) return [];
    const { evaluation } = review.machine;
    const answers = evaluation.answers.filter(({ criterion }) => decided.has(criterion));
    return [{ ...review, machine: { ...review.machine, evaluation: { ...evaluation, answers } } }];
  });
}
