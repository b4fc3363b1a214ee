import { useMemo } from 'react';
import { OUTCOMES, type Outcome } from '#core/analysis/analysis.ts';
import { SAMPLING_METHODS } from '#core/reviews/sampling.ts';
import { firstOf } from '../../client/address.ts';
import type { DrawRequest } from '../../client/reviews.ts';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { filterBody } from './filter-body.ts';

export type MethodName = (typeof SAMPLING_METHODS)[number];

export interface AskedSample {
  readonly method: MethodName;
  readonly rule: string | undefined;
  readonly outcome: Outcome;
  readonly size: number;
  /** What is asked of the service; null while something is still to be chosen. */
  readonly request: DrawRequest | null;
}

export const SAMPLE_PERIOD = '30d';
const USUAL_SIZE: Readonly<Record<MethodName, number>> = {
  random: 20,
  per_agent: 2,
  by_rule: 20,
  doubtful: 20,
};

/** The sample that the address describes. */
export function useSample(): AskedSample {
  const { filter, search } = useFilter(SAMPLE_PERIOD);
  const scorecard = useScorecard();
  const named = firstOf(search['method']);
  const method = SAMPLING_METHODS.find((one) => one === named) ?? 'random';
  const rule = firstOf(search['drawnRule']);
  const outcome = OUTCOMES.find((one) => one === firstOf(search['outcome'])) ?? 'hit';
  const size = Number(firstOf(search['size']) ?? USUAL_SIZE[method]);
  const request = useMemo((): DrawRequest | null => {
    if (scorecard === null || (method === 'by_rule' && rule === undefined)) return null;
    return {
      method: method === 'by_rule' ? { kind: method, rule: rule!, outcome } : { kind: method },
      filter: filterBody(filter),
      size,
      scorecard,
    };
  }, [filter, method, rule, outcome, size, scorecard]);
  return { method, rule, outcome, size, request };
}
