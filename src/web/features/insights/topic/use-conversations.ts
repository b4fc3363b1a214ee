import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../client/ask.ts';
import { INSIGHTS } from '../../../client/topics.ts';
import type { ConversationPage } from '../../../client/types.ts';

/** The newest conversations of a topic. */
export function useConversationsOf(topic: string, limit: number) {
  return useQuery({
    queryKey: [INSIGHTS, 'conversations', topic, limit],
    queryFn: ({ signal }) =>
      ask<ConversationPage>('/api/v1/conversations', { query: { topic, limit: String(limit) }, signal }),
  });
}
