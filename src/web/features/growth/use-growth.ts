import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { growth, teamGrowth } from '#contract/api/coaching.ts';
import type { Sharing } from '#core/coaching/sharing.ts';
import { firstOf } from '../../client/address.ts';
import { ask } from '../../client/ask.ts';
import { useAddress } from '../../ui/use-address.ts';

export type Growth = z.output<typeof growth>;
export type TeamGrowth = z.output<typeof teamGrowth>;
export type CompetencyProfile = Growth['competencies'][number];
export type Week = Growth['week'];
export type Passage = Growth['lessons'][number]['own'];
export type Practice = Growth['practices'][number];

/** Plans are told of in the week: what begins with it is looked up anew when one of them changes. */
export const GROWTH = 'growth';

/** Days that can be chosen; the first is meant where the address names none. */
export const DAYS = ['30', '90', '365'] as const;

/** Whose growth is shown, and of how many days: both stand in the address. */
export function useShown(): { readonly agent: string | undefined; readonly days: (typeof DAYS)[number] } {
  const { search } = useAddress();
  const asked = firstOf(search['days']);
  return { agent: firstOf(search['agent']), days: DAYS.find((days) => days === asked) ?? DAYS[0] };
}

export function useAgentGrowth(agent: string, days: string) {
  return useQuery({
    queryKey: [GROWTH, agent, days],
    queryFn: ({ signal }) => ask<Growth>(pathOf(agent), { query: { days }, signal }),
  });
}

export function useTeamGrowth(days: string) {
  return useQuery({
    queryKey: [GROWTH, 'all', days],
    queryFn: ({ signal }) => ask<TeamGrowth>('/api/v1/coaching/agents', { query: { days }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useSharingChoice(agent: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sharing: Sharing) =>
      ask<{ readonly sharing: Sharing }>(`${pathOf(agent)}/sharing`, { method: 'PUT', body: { sharing } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [GROWTH, agent] }),
  });
}

function pathOf(agent: string): string {
  return `/api/v1/coaching/agents/${encodeURIComponent(agent)}`;
}
