import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { similarConversations, worthReading } from '#contract/api/conversations.ts';
import type { Sort } from '#core/facts/query.ts';
import type { Search } from './address.ts';
import { ask } from './ask.ts';
import type { ConversationDetail, ConversationPage, FiguresAnswer } from './types.ts';

export type SimilarConversations = z.output<typeof similarConversations>;
export type WorthReadings = z.output<typeof worthReading>;

const PAGE = 60;

export interface ListPage extends ConversationPage {
  /** How many there were when the list was begun; on its first page. */
  readonly total?: number;
}

/** The key of a list, by which it is begun anew. */
export function listKey(filter: Search, sort: Sort) {
  return ['conversations', filter, sort] as const;
}

/**
 * Conversations that are found, page after page as somebody reads on. A list stays as it was begun, whatever comes in
 * meanwhile: nothing moves under a hand.
 */
export function useConversationSearch(filter: Search, sort: Sort) {
  return useInfiniteQuery({
    queryKey: listKey(filter, sort),
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
      const query = { ...filter, sort, limit: String(PAGE), cursor: pageParam };
      const asked = ask<ConversationPage>('/api/v1/conversations', { query, signal });
      if (pageParam !== undefined) return asked;
      const [page, counted] = await Promise.all([
        asked,
        ask<FiguresAnswer>('/api/v1/figures', {
          query: { ...filter, measure: 'conversations' },
          signal,
        }),
      ]);
      return { ...page, total: counted.rows[0]?.conversations ?? 0 };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The first few that are found. */
export function useFirstConversations(filter: Search, sort: Sort, limit: number, isWanted: boolean) {
  return useQuery({
    queryKey: ['conversations', 'first', filter, sort, limit],
    queryFn: ({ signal }) =>
      ask<ConversationPage>('/api/v1/conversations', {
        query: { ...filter, sort, limit: String(limit) },
        signal,
      }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

/** Most conversations that one answer holds. */
const IDS_AT_ONCE = 500;

/** Ids of what is found, in the order of the list, so many at most. */
export async function idsOf(filter: Search, sort: Sort, most: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const limit = String(Math.min(IDS_AT_ONCE, most - ids.length));
    const page = await ask<ConversationPage>('/api/v1/conversations', {
      query: { ...filter, sort, limit, cursor },
    });
    ids.push(...page.conversations.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined && ids.length < most);
  return ids;
}

/** Conversations whose customers needed what the customer of this one did. */
export function useSimilar(id: string | undefined, isWanted: boolean) {
  return useQuery({
    queryKey: ['similar', id],
    queryFn: ({ signal }) =>
      ask<SimilarConversations>(`/api/v1/conversations/${encodeURIComponent(id!)}/similar`, {
        query: { limit: '12' },
        signal,
      }),
    enabled: isWanted && id !== undefined,
    staleTime: 5 * 60_000,
  });
}

/** What most deserves to be read; looked for anew only when somebody comes back to it, so that nothing moves meanwhile. */
export function useWorthReading(filter: Search, limit: number) {
  return useQuery({
    queryKey: ['worth-reading', filter, limit],
    queryFn: ({ signal }) =>
      ask<WorthReadings>('/api/v1/conversations:worth-reading', {
        query: { ...filter, limit: String(limit) },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}

/**
 * A conversation with everything that was found in it. Each look is recorded by the service, so it is not asked for
 * again while it is fresh.
 * @param reason why personal data has to be seen; it stays masked without one
 */
export function useConversation(id: string | undefined, reason?: string) {
  return useQuery({
    queryKey: ['conversation', id, reason ?? null],
    queryFn: ({ signal }) =>
      ask<ConversationDetail>(`/api/v1/conversations/${encodeURIComponent(id!)}`, {
        query: reason === undefined ? {} : { reveal: 'true', reason },
        signal,
      }),
    enabled: id !== undefined,
    staleTime: 5 * 60_000,
    // While personal data is on its way, what is masked stays in sight.
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });
}
