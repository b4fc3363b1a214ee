import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { topics } from '#contract/api/insights.ts';
import { say } from '../ui/language.ts';
import { ask } from './ask.ts';
import { useMay } from './me.ts';

export type Topics = z.output<typeof topics>;

/** What all that is kept of insights and topics is known by. */
export const INSIGHTS = 'insights';

export const topicsQuestion = {
  queryKey: [INSIGHTS, 'topics'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => ask<Topics>('/api/v1/topics', { signal }),
};

/** What topics and headings are called; undefined for those that are not known, or not to whoever looks. */
export function useTopicName(isWanted: boolean): (id: string) => string | undefined {
  const may = useMay('insights.read');
  const { data } = useQuery({ ...topicsQuestion, enabled: isWanted && may });
  return useCallback(
    (id) => {
      const found = [...(data?.headings ?? []), ...(data?.topics ?? [])].find((one) => one.id === id);
      return found === undefined || found.names === null ? found?.name : say(found.names);
    },
    [data],
  );
}
