import { useNavigate } from '@tanstack/react-router';
import { useConversationSearch } from '../../client/conversations.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { LIST_STANDARD, useSort } from '../conversations/list-address.ts';

export interface Neighbours {
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  /** Place in the list from 1, and how far the list is known; absent where it does not hold the conversation. */
  readonly place?: { readonly at: number; readonly of: number };
}

/** The conversations before and after this one in the list that led here. */
export function useNeighbours(id: string): Neighbours {
  const navigate = useNavigate();
  const { filter, search } = useFilter(LIST_STANDARD);
  const { data, hasNextPage } = useConversationSearch(filter, useSort());
  const ids = data?.pages.flatMap((page) => page.conversations.map((conversation) => conversation.id)) ?? [];
  const at = ids.indexOf(id);
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
