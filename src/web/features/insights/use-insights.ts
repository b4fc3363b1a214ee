import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  alerts,
  insight,
  insightDetail,
  insightSettings,
  insights,
  topicDetail,
} from '#contract/api/insights.ts';
import { ask, type Question } from '../../client/ask.ts';
import { INSIGHTS, type Topics, topicsQuestion } from '../../client/topics.ts';

export type Insight = z.output<typeof insight>;
export type InsightDetail = z.output<typeof insightDetail>;
export type Trace = InsightDetail['trace'];
export type Quote = Insight['quotes'][number];
export type Contradiction = Insight['contradictions'][number];
export type Impact = Insight['claim']['impact'];
export type { Topics };
export type Topic = Topics['topics'][number];
export type Heading = Topics['headings'][number];
export type TopicDetail = z.output<typeof topicDetail>;
export type Alerts = z.output<typeof alerts>;
export type InsightSettings = z.output<typeof insightSettings>;

/** Topics are looked for in the background: who waits for them sees them without loading the page anew. */
const SOON_MS = 10_000;

/** Without their quotes: these are shown where one is looked at. */
export function useInsights(department: string | undefined) {
  return useQuery({
    queryKey: [INSIGHTS, 'list', department],
    queryFn: ({ signal }) =>
      ask<z.output<typeof insights>>('/api/v1/insights', { query: { department, quotes: 'false' }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useInsight(id: string) {
  return useQuery({
    queryKey: [INSIGHTS, 'one', id],
    queryFn: ({ signal }) => ask<InsightDetail>(`/api/v1/insights/${encodeURIComponent(id)}`, { signal }),
  });
}

/** @param isAwaiting a change is on its way: topics are looked for anew in the background */
export function useTopics(isAwaiting = false) {
  return useQuery({
    ...topicsQuestion,
    refetchInterval: ({ state }) => (isAwaiting || (state.data?.missing ?? null) !== null ? SOON_MS : false),
  });
}

export function useTopic(id: string) {
  return useQuery({
    queryKey: [INSIGHTS, 'topic', id],
    queryFn: ({ signal }) => ask<TopicDetail>(`/api/v1/topics/${encodeURIComponent(id)}`, { signal }),
  });
}

export function useAlerts() {
  return useQuery({
    queryKey: [INSIGHTS, 'alerts'],
    queryFn: ({ signal }) => ask<Alerts>('/api/v1/alerts', { signal }),
  });
}

export function useInsightSettings() {
  return useQuery({
    queryKey: [INSIGHTS, 'settings'],
    queryFn: ({ signal }) => ask<InsightSettings>('/api/v1/insight-settings', { signal }),
    staleTime: 0,
  });
}

export interface Change extends Question {
  readonly path: string;
}

/** A change of insights, topics or their settings; afterwards all that is shown of them is read again. */
export function useInsightChange() {
  const client = useQueryClient();
  return useMutation<unknown, Error, Change>({
    mutationFn: ({ path, ...question }) => ask<unknown>(path, question),
    onSuccess: () => client.invalidateQueries({ queryKey: [INSIGHTS] }),
  });
}
