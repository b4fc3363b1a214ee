import { QueryClient } from '@tanstack/react-query';
import { Unreachable } from '../client/problem.ts';

/** Answers are kept while somebody looks; only a service that is away is asked again by itself. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (times, failure) => failure instanceof Unreachable && times < 3,
      refetchOnWindowFocus: false,
    },
  },
});
