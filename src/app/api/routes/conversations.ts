import { z } from 'zod';
import { findSimilarConversations } from '#app/usecases/service/find-similar-conversations.ts';
import { maskSummaries } from '#app/usecases/service/mask-found.ts';
import { viewConversation } from '#app/usecases/service/view-conversation.ts';
import { searchQuery } from '#contract/api/conversation-query.ts';
import {
  conversationDetail,
  conversationDetailQuery,
  conversationPage,
  similarConversations,
  similarQuery,
} from '#contract/api/conversations.ts';
import { may, seesMasked } from '#core/access/permissions.ts';
import { askedFilter } from '../asked-filter.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import { asQuestion } from '../question.ts';
import { askedReveal } from '../reveal.ts';
import type { RouteContext } from '../route-context.ts';

export function conversationRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations',
      tag: 'conversations',
      summary: { zh: '查找对话', en: 'Search conversations' },
      query: searchQuery,
      answer: { status: 200, schema: conversationPage },
    },
    async ({ caller, query }) => {
      const { sort, limit, cursor, ...rest } = query;
      const filter = await askedFilter(ports, caller, rest);
      const page = { sort, limit, ...(cursor === undefined ? {} : { cursor }) };
      const found = await asQuestion(() => ports.facts.search(caller.organisation, filter, page));
      if (!seesMasked(caller)) return found;
      const pointsIn = may(caller.role, 'conversations.reveal');
      return {
        ...found,
        conversations: await maskSummaries(ports, caller.organisation, found.conversations, pointsIn),
      };
    },
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}',
      tag: 'conversations',
      summary: { zh: '查看一通对话及其全部发现', en: 'Read a conversation with everything found in it' },
      params: z.object({ id: z.string() }),
      query: conversationDetailQuery,
      answer: { status: 200, schema: conversationDetail },
    },
    async ({ caller, params: { id }, query }) => {
      const view = await viewConversation(ports, caller, id, askedReveal(caller, query));
      if (view === null) throw notFound({ zh: `没有对话 ${id}`, en: `There is no conversation ${id}` });
      return view;
    },
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}/similar',
      tag: 'conversations',
      summary: { zh: '查找诉求相似的对话', en: 'Find conversations in which customers needed the same' },
      params: z.object({ id: z.string() }),
      query: similarQuery,
      answer: { status: 200, schema: similarConversations },
    },
    async ({ caller, params: { id }, query: { limit } }) => {
      const found = await findSimilarConversations(ports, caller, id, limit);
      if (found === null) throw notFound({ zh: `没有对话 ${id}`, en: `There is no conversation ${id}` });
      return found;
    },
  );
}
