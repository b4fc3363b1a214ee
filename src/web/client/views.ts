import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { view, viewRequest, views } from '#contract/api/views.ts';
import { ask, tell } from './ask.ts';

export type View = z.output<typeof view>;

const VIEWS = ['views'] as const;

/** Views of one's own and those shared with the organisation, by name. */
export function useViews(isWanted: boolean) {
  return useQuery({
    queryKey: VIEWS,
    queryFn: ({ signal }) => ask<z.output<typeof views>>('/api/v1/views', { signal }),
    enabled: isWanted,
    staleTime: 10_000,
  });
}

export function useSaveView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: z.input<typeof viewRequest>) =>
      ask<View>('/api/v1/views', { method: 'PUT', body: wanted }),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}

export function useRemoveView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, owner, own }: View) =>
      tell('/api/v1/views', { method: 'DELETE', query: { name, ...(own ? {} : { owner }) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}
