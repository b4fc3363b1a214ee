import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Dimension, Measure } from '#core/facts/figures.ts';
import type { Search } from './address.ts';
import { ask } from './ask.ts';
import type { FigureRow, FiguresAnswer } from './types.ts';

export interface FiguresAsked {
  readonly filter: Search;
  readonly measure: readonly Measure[];
  readonly by?: readonly Dimension[];
  /** For what is asked of a scorecard; nothing is asked while there is none. */
  readonly scorecard?: string | null;
  /** Also the period of the same length before; only with both its ends. */
  readonly compare?: boolean;
  readonly isWanted?: boolean;
}

/** Counts and averages; the figures before stay in sight while others are on their way. */
export function useFigures(asked: FiguresAsked) {
  return useQuery({ ...figuresQuery(asked), enabled: canAsk(asked), placeholderData: keepPreviousData });
}

/**
 * Asks while the page is being drawn, so before any part of it does: a browser sends few requests at once, and what
 * people look at first shall not wait behind the rest.
 */
export function useFiguresFirst(asked: FiguresAsked): void {
  const queries = useQueryClient();
  const query = figuresQuery(asked);
  if (canAsk(asked) && queries.getQueryState(query.queryKey) === undefined) void queries.prefetchQuery(query);
}

function figuresQuery({ filter, measure, by = [], scorecard, compare = false }: FiguresAsked) {
  const canCompare = compare && filter['from'] !== undefined && filter['to'] !== undefined;
  const query: Search = {
    ...filter,
    measure,
    by,
    ...(scorecard === undefined || scorecard === null ? {} : { scorecard }),
    ...(canCompare ? { compare: 'before' } : {}),
  };
  return queryOptions({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => ask<FiguresAnswer>('/api/v1/figures', { query, signal }),
  });
}

function canAsk({ scorecard, isWanted = true }: FiguresAsked): boolean {
  return isWanted && scorecard !== null;
}

/**
 * Values of a dimension that conversations have, the most frequent first. New ones are rare: they are not looked for
 * with every figure.
 */
export function useKnownValues(
  dimension: Extract<Dimension, 'queue' | 'team' | 'agent'>,
  isWanted: boolean,
): { readonly values: readonly string[]; readonly isLoading: boolean } {
  const { data, isLoading } = useQuery({
    queryKey: ['known', dimension],
    queryFn: ({ signal }) =>
      ask<FiguresAnswer>('/api/v1/figures', { query: { measure: 'conversations', by: dimension }, signal }),
    staleTime: 5 * 60_000,
    select: valuesIn,
    enabled: isWanted,
  });
  return { values: data ?? NONE, isLoading };
}

const NONE: readonly string[] = [];

function valuesIn({ rows }: FiguresAnswer): readonly string[] {
  return rows
    .toSorted((a, b) => b.conversations - a.conversations)
    .flatMap(({ group: [value = ''] }) => (value === '' ? [] : [value]));
}

/** The figure of a row by the name of its measure; null where nothing was measured. */
export function figureOf(answer: FiguresAnswer, row: FigureRow | undefined, measure: Measure): number | null {
  return row?.values[answer.measures.indexOf(measure)] ?? null;
}
