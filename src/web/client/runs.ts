import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { run } from '#contract/api/operations.ts';
import { ask } from './ask.ts';

export type Run = z.output<typeof run>;

const LOOK_AGAIN_MS = 700;

/** Work over history, looked at again until it is over. */
export function useRun(id: string | undefined) {
  return useQuery({
    queryKey: ['runs', id],
    queryFn: ({ signal }) => ask<Run>(`/api/v1/runs/${encodeURIComponent(id!)}`, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
    staleTime: 0,
  });
}
