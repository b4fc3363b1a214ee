import { coverageQuery, coverageReport } from '#contract/api/conversations.ts';
import { figuresAnswer, figuresQuery } from '#contract/api/figures.ts';
import { failedConversations, listQuery } from '#contract/api/operations.ts';
import { type Span, spanBefore } from '#core/facts/days.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { askedFilter } from '../asked-filter.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest } from '../problem.ts';
import { asQuestion } from '../question.ts';
import type { RouteContext } from '../route-context.ts';

export function figureRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'coverage.read',
    {
      method: 'get',
      path: '/api/v1/coverage',
      tag: 'figures',
      summary: {
        zh: '接收了多少对话，其中多少已分析、失败、待分析',
        en: 'How many conversations were received, and how many of them are analysed, failed or pending',
      },
      query: coverageQuery,
      answer: { status: 200, schema: coverageReport },
    },
    ({ caller, query: { channel, queue, from, to } }) =>
      ports.workflow.receipts.coverage(caller.organisation, {
        ...(channel === undefined ? {} : { channels: channel }),
        ...(queue === undefined ? {} : { queues: queue }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
  );

  endpoints.add(
    'jobs.read',
    {
      method: 'get',
      path: '/api/v1/coverage/failed',
      tag: 'figures',
      summary: {
        zh: '分析失败的对话及原因',
        en: 'Conversations whose analysis failed, with the reason',
      },
      query: listQuery,
      answer: { status: 200, schema: failedConversations },
    },
    async ({ caller, query }) => {
      const failed = await ports.workflow.receipts.failed(caller.organisation, query.limit);
      return {
        conversations: failed.map(({ id, receivedAt, error = '' }) => ({ id, receivedAt, error })),
      };
    },
  );

  endpoints.add(
    'figures.read',
    {
      method: 'get',
      path: '/api/v1/figures',
      tag: 'figures',
      summary: { zh: '按任意维度汇总', en: 'Count and average by any dimension' },
      query: figuresQuery,
      answer: { status: 200, schema: figuresAnswer },
    },
    async ({ caller, query }) => {
      const { measure, by, scorecard, compare, ...rest } = query;
      const filter = await askedFilter(ports, caller, rest);
      const organisation = await ports.workflow.people.organisation(caller.organisation);
      const question = {
        measures: measure,
        by,
        ...(scorecard === undefined ? {} : { scorecard }),
        timeZone: rest.timeZone ?? organisation?.timeZone ?? 'UTC',
      };
      const rowsOf = (within: ConversationFilter) =>
        asQuestion(() => ports.facts.figures(caller.organisation, within, question));
      const rows = await rowsOf(filter);
      if (compare === undefined) return { measures: measure, by, rows };
      const period = spanBefore(wholeSpan(filter), question.timeZone, ports.now());
      return {
        measures: measure,
        by,
        rows,
        before: { ...period, rows: await rowsOf(await askedFilter(ports, caller, { ...rest, ...period })) },
      };
    },
  );
}

function wholeSpan({ from, to }: ConversationFilter): Span {
  if (from === undefined || to === undefined) {
    throw badRequest({ zh: 'compare 需要 from 与 to', en: 'compare needs from and to' });
  }
  return { from, to };
}
