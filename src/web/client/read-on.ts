import { useCallback } from 'react';

interface PagedList {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Whether the next page may be asked for by itself: not twice at once, and after a failure only by a person. */
export function mayReadOn(list: Omit<PagedList, 'fetchNextPage'>): boolean {
  return list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError;
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
