import { z } from 'zod';
import { maskSummary } from '#app/usecases/service/mask-found.ts';
import { viewConversation } from '#app/usecases/service/view-conversation.ts';
import { filterOf, searchQuery } from '#contract/api/conversation-query.ts';
import {
  conversationDetail,
  conversationDetailQuery,
  conversationPage,
} from '#contract/api/conversations.ts';
import { may, seesMasked } from '#core/access/permissions.ts';
import { withinScope } from '#core/access/scope.ts';
import type { Endpoints } from '../endpoint.ts';
import { forbidden, notFound } from '../problem.ts';
import { asQuestion } from '../question.ts';
import type { RouteContext } from '../route-context.ts';

export function conversationRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations',
      tag: 'conversations',
      summary: { zh: '查找会话', en: 'Search conversations' },
      query: searchQuery,
      answer: { status: 200, schema: conversationPage },
    },
    async ({ caller, query }) => {
      const { sort, limit, cursor, ...rest } = query;
      const filter = withinScope(caller, filterOf(rest));
      const page = { sort, limit, ...(cursor === undefined ? {} : { cursor }) };
      const found = await asQuestion(() => ports.facts.search(caller.organisation, filter, page));
      return seesMasked(caller.role)
        ? { ...found, conversations: found.conversations.map(maskSummary) }
        : found;
    },
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}',
      tag: 'conversations',
      summary: { zh: '查看一通会话及其全部发现', en: 'Read a conversation with everything found in it' },
      params: z.object({ id: z.string() }),
      query: conversationDetailQuery,
      answer: { status: 200, schema: conversationDetail },
    },
    async ({ caller, params: { id }, query: { reveal = false } }) => {
      if (reveal && !may(caller.role, 'conversations.reveal')) {
        throw forbidden({
          zh: `角色 ${caller.role} 不能查看个人信息`,
          en: `The role ${caller.role} may not see personal data`,
        });
      }
      const view = await viewConversation(ports, caller, id, reveal);
      if (view === null) throw notFound({ zh: `没有会话 ${id}`, en: `There is no conversation ${id}` });
      return view;
    },
  );
}
