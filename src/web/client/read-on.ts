import { useCallback } from 'react';
import { mayReadOn, type ReadSoFar } from './may-read-on.ts';

interface PagedList extends ReadSoFar {
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Reads a list on as somebody comes to its end. */
export function useReadOn({ fetchNextPage, ...list }: PagedList) {
  const isAllowed = mayReadOn(list);
  const readOn = useCallback(() => {
    if (isAllowed) void fetchNextPage();
  }, [isAllowed, fetchNextPage]);
  return {
    readOn,
    /** Asks once more for the page that failed; undefined while none did. */
    readAgain: list.isFetchNextPageError && !list.isFetchingNextPage ? () => void fetchNextPage() : undefined,
  };
}
