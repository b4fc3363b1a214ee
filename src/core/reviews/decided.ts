import type { Evaluation } from '../analysis/analysis.ts';
import { MACHINE, type Review } from '../ports/reviews.ts';

type Decided = Pick<Review, 'conversation' | 'scorecard' | 'reviewer' | 'evaluation' | 'record'>;

/**
 * The reviews that count: of each conversation and scorecard the newest. The machine's own evaluation is a person's
 * decision only once an appeal changed it.
 * @param reviews submitted ones, newest first
 */
export function decidedOf<One extends Decided>(reviews: readonly One[]): readonly One[] {
  const seen = new Set<string>();
  return reviews.filter((review) => {
    const { conversation, scorecard } = review;
    const key = JSON.stringify([conversation, scorecard]);
    if (review.record === null || seen.has(key) || isUntouched(review)) return false;
    seen.add(key);
    return true;
  });
}

/** What counts: what the machine says, and by scorecards by which people judged what they say instead. */
export function standingEvaluations<One extends Evaluation>(
  machine: readonly One[],
  record: readonly One[],
): readonly One[] {
  const judged = new Set(record.map(({ scorecard }) => scorecard));
  return [...machine.filter(({ scorecard }) => !judged.has(scorecard)), ...record];
}

function isUntouched({ reviewer, evaluation, record }: Decided): boolean {
  if (reviewer !== MACHINE) return false;
  const before = new Map(evaluation?.answers.map(({ criterion, answer }) => [criterion, answer]));
  return record?.answers.every(({ criterion, answer }) => before.get(criterion) === answer) ?? true;
}
