import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Search } from '../../../client/address.ts';
import { ask } from '../../../client/ask.ts';

interface Options {
  readonly query?: Search;
  readonly isWanted?: boolean;
  /** Looks again by itself, so often. */
  readonly everyMs?: number | false;
}

/** What the service answers at an address; settings are always read fresh. */
export function useAsked<Answer>(
  path: string,
  { query = {}, isWanted = true, everyMs = false }: Options = {},
): UseQueryResult<Answer> {
  return useQuery({
    queryKey: ['settings', path, query],
    queryFn: ({ signal }) => ask<Answer>(path, { query, signal }),
    enabled: isWanted,
    staleTime: 0,
    refetchInterval: everyMs,
  });
}
