import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Search } from './address.ts';
import { ask } from './ask.ts';
import { useMay } from './me.ts';
import type { Coverage } from './types.ts';

const BUSY_MS = 1_500;
const IDLE_MS = 10_000;
/** Figures follow the analysis, but not with every conversation. */
const FOLLOW_MS = 5_000;
/** Whoever may not see the coverage looks at the figures themselves now and then. */
const UNTOLD_MS = 20_000;

/**
 * Accounts for every conversation received, of the period, channels and queues that the filter names; looks again by
 * itself, more often while some are being analysed.
 */
export function useCoverage(filter: Search = {}) {
  const { channel, queue, from, to } = filter;
  const query = { channel, queue, from, to };
  return useQuery({
    queryKey: ['coverage', query],
    queryFn: ({ signal }) => ask<Coverage>('/api/v1/coverage', { query, signal }),
    enabled: useMay('coverage.read'),
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? BUSY_MS : IDLE_MS),
    staleTime: 0,
  });
}

/** With a larger share of a period in analysis, and more than a few, its figures are not yet those of the period. */
const STILL_COMPLETE = 0.02;
const A_FEW = 5;

/** Whether the figures of a period are its own; whoever may not see the coverage takes them so. */
export function useIsComplete(filter: Search): boolean {
  const { pending, received } = useCoverage(filter).data ?? { pending: 0, received: 0 };
  return pending <= Math.max(A_FEW, received * STILL_COMPLETE);
}

/** Whether the coverage counts just what the filter finds, and not more. */
export function isCovered(filter: Search): boolean {
  return Object.entries(filter).every(([name, value]) => value === undefined || COVERED.has(name));
}
const COVERED = new Set(['channel', 'queue', 'from', 'to']);

/** Figures on the page follow what is analysed while somebody looks, at most every few seconds. */
export function useFollowingFigures(): void {
  const queries = useQueryClient();
  const isTold = useMay('coverage.read');
  const { data } = useCoverage();
  const settled = data === undefined ? undefined : data.analysed + data.failed;
  const before = useRef(settled);
  const wanted = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const looked = useRef(0);
  useEffect(() => {
    const isNew = before.current !== undefined && settled !== before.current;
    before.current = settled;
    if (!isNew || wanted.current !== undefined) return;
    wanted.current = setTimeout(
      () => {
        wanted.current = undefined;
        looked.current = Date.now();
        void queries.invalidateQueries({ queryKey: ['figures'] });
      },
      Math.max(0, looked.current + FOLLOW_MS - Date.now()),
    );
  }, [settled, queries]);
  useEffect(() => () => clearTimeout(wanted.current), []);
  useEffect(() => {
    if (isTold) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['figures'] }), UNTOLD_MS);
    return () => clearInterval(timer);
  }, [isTold, queries]);
}
