import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Sort } from '#core/facts/query.ts';
import type { Search } from '../../client/address.ts';
import { type ListPage, listKey, useConversationSearch } from '../../client/conversations.ts';
import { useFollowingFigures } from '../../client/coverage.ts';
import { useFigures } from '../../client/figures.ts';
import { useReadOn } from '../../client/read-on.ts';

/**
 * What is found, as the list was begun; `arrived` counts what has come since. It is shown when somebody asks for it:
 * nothing moves while they read.
 */
export function useFound(filter: Search, sort: Sort) {
  const queries = useQueryClient();
  const found = useConversationSearch(filter, sort);
  useFollowingFigures();
  const now = useFigures({ filter, measure: ['conversations'] });
  const conversations = useMemo(
    () => found.data?.pages.flatMap((page) => page.conversations) ?? [],
    [found.data],
  );
  const total = found.data?.pages[0]?.total;
  const isOld = found.isPlaceholderData || now.isPlaceholderData || total === undefined;
  const arrived = isOld ? 0 : Math.max(0, (now.data?.rows[0]?.conversations ?? 0) - total);

  const { refetch } = found;
  /** Begins the list anew; what is on it stays until the other is there. */
  const beginAnew = useCallback(() => {
    queries.setQueryData<InfiniteData<ListPage>>(
      listKey(filter, sort),
      (before) => before && { pages: before.pages.slice(0, 1), pageParams: before.pageParams.slice(0, 1) },
    );
    return refetch();
  }, [queries, filter, sort, refetch]);
  return { ...found, ...useReadOn(found), conversations, total, arrived, beginAnew };
}
