import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { planContent, planDetail, planSummary, plans } from '#contract/api/coaching-plans.ts';
import type { Search } from '../../client/address.ts';
import { ask } from '../../client/ask.ts';
import { GROWTH } from './use-growth.ts';

export type PlanSummary = z.output<typeof planSummary>;
export type PlanDetail = z.output<typeof planDetail>;
export type PlanRequest = z.input<typeof planContent>;

/** Everything that speaks of plans is looked up anew when one of them changes. */
const PLANS = 'plans';
const PATH = '/api/v1/coaching/plans';

export function usePlans(query: Search) {
  return useQuery({
    queryKey: [PLANS, 'list', query],
    queryFn: ({ signal }) => ask<z.output<typeof plans>>(PATH, { query, signal }),
    staleTime: 5_000,
  });
}

export function usePlan(id: string) {
  return useQuery({
    queryKey: [PLANS, 'one', id],
    queryFn: ({ signal }) => ask<PlanDetail>(`${PATH}/${encodeURIComponent(id)}`, { signal }),
  });
}

export function useNewPlan() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (plan: PlanRequest) => ask<PlanDetail>(PATH, { method: 'POST', body: plan }),
    onSuccess: changed,
  });
}

export type PlanStep =
  | { readonly step: 'acknowledge'; readonly comment: string }
  | { readonly step: 'close'; readonly to: 'done' | 'withdrawn'; readonly note: string };

export function usePlanStep(id: string) {
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ step, ...body }: PlanStep) =>
      ask<PlanDetail>(`${PATH}/${encodeURIComponent(id)}/${step}`, { method: 'POST', body }),
    onSuccess: changed,
  });
}

function useChanged() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: [PLANS] });
    await client.invalidateQueries({ queryKey: [GROWTH] });
    await client.invalidateQueries({ queryKey: ['notices'] });
  };
}
