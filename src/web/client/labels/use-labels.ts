import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LabelBook } from '#core/labels/label-book.ts';
import { ask } from '../ask.ts';
import { useMembership } from '../me.ts';
import { Labels } from './labels.ts';

const NONE = new Labels({ scorecards: [], rules: [], signals: [] });

/**
 * The names of scorecards, criteria and rules; ids stand in for them until they are read.
 * @param rulebooks the versions (`general@3`) whose names are meant; the active ones where none are named
 */
export function useLabels(rulebooks: readonly string[] = []): {
  readonly labels: Labels;
  readonly isReady: boolean;
} {
  const { organisation, permissions } = useMembership();
  const { data } = useQuery({
    queryKey: ['labels', organisation, ...rulebooks],
    queryFn: ({ signal }) => ask<LabelBook>('/api/v1/labels', { query: { rulebooks }, signal }),
    enabled: permissions.includes('rulebooks.read'),
    staleTime: 5 * 60_000,
  });
  const labels = useMemo(() => (data === undefined ? NONE : new Labels(data)), [data]);
  return { labels, isReady: data !== undefined };
}
