import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useConversationSearch } from '../../client/conversations.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { LIST_STANDARD, useSort } from '../conversations/list-address.ts';

export interface Neighbours {
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  /** Place in the list from 1, and how far the list is known; absent where it does not hold the conversation. */
  readonly place?: { readonly at: number; readonly of: number };
}

/** So near to the end of what is known of the list, more of it is asked for: nobody who goes on has to wait. */
const NEAR_END = 10;
/** Whoever opens a link deeper in a list than so many pages has no neighbours rather than a wait without end. */
const SEARCHED_PAGES = 10;

/** The conversations before and after this one in the list that led here. */
export function useNeighbours(id: string): Neighbours {
  const navigate = useNavigate();
  const { filter, search } = useFilter(LIST_STANDARD);
  const found = useConversationSearch(filter, useSort());
  const { hasNextPage, isPlaceholderData, fetchNextPage } = found;
  const pages = found.data?.pages ?? [];
  const ids = pages.flatMap((page) => page.conversations.map((conversation) => conversation.id));
  const at = ids.indexOf(id);
  const isShort = at < 0 ? pages.length < SEARCHED_PAGES : at >= ids.length - NEAR_END;
  const isWanted = isShort && hasNextPage && !isPlaceholderData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page and conversation; a page that failed is not asked for without end
  useEffect(() => {
    if (isWanted) void fetchNextPage({ cancelRefetch: false });
  }, [isWanted, id, pages.length, fetchNextPage]);
  const { turn: _, ...kept } = search;
  const to = (other: string | undefined) =>
    at < 0 || other === undefined
      ? undefined
      : () => void navigate({ to: `/conversations/${encodeURIComponent(other)}`, search: kept as never });
  return {
    previous: to(ids[at - 1]),
    next: to(ids[at + 1]),
    ...(at < 0 || hasNextPage ? {} : { place: { at: at + 1, of: ids.length } }),
  };
}
