import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { notices } from '#contract/api/notices.ts';
import { ask, tell } from './ask.ts';
import { useMembership } from './me.ts';

type Notices = z.output<typeof notices>;
export type Notice = Notices['notices'][number];

const OFTEN_MS = 60_000;

/** What concerns whoever looks; seen soon after it happened, while a page is open. */
export function useNotices() {
  const { organisation } = useMembership();
  return useQuery({
    queryKey: ['notices', organisation],
    queryFn: ({ signal }) => ask<Notices>('/api/v1/notices', { signal }),
    refetchInterval: OFTEN_MS,
    refetchOnWindowFocus: true,
  });
}

/** Says that everything up to this instant has been shown. */
export function useSee(): (upTo: string) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (upTo) => {
      await tell('/api/v1/notices:seen', { method: 'POST', body: { upTo } });
      await queries.invalidateQueries({ queryKey: ['notices'] });
    },
    [queries],
  );
}
