export interface ReadSoFar {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
}

/** Whether the next page may be asked for by itself: not twice at once, and after a failure only by a person. */
export function mayReadOn({ hasNextPage, isFetchingNextPage, isFetchNextPageError }: ReadSoFar): boolean {
  return hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
}
