import { assignInsightTo } from '#app/usecases/service/insights/assign-insight.ts';
import { insightTable } from '#app/usecases/service/insights/insight-tables.ts';
import { moveInsightOn } from '#app/usecases/service/insights/move-insight.ts';
import { shownInsight, viewInsight, viewInsights } from '#app/usecases/service/insights/view-insights.ts';
import {
  insight,
  insightAssignment,
  insightDetail,
  insightListQuery,
  insightMove,
  insightPlace,
  insightQuery,
  insights,
} from '#contract/api/insights.ts';
import { InsightMoveError } from '#core/insights/insight.ts';
import { STATE_NAMES } from '#core/insights/tell.ts';
import { asCsv } from '../csv-answer.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest, conflict, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** What somebody should act on, and how far it has come. */
export function insightRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/insights',
      tag: 'insights',
      summary: { zh: '列出洞察，要处理的在前', en: 'List insights, those to act on first' },
      query: insightListQuery,
      answer: { status: 200, schema: insights },
    },
    async ({ caller, query }) => {
      const found = await viewInsights(ports, caller, query);
      if (found !== null) return found;
      throw badRequest({
        zh: '游标已失效，请去掉 cursor 从头取',
        en: 'The cursor is of no page any longer: begin again without a cursor',
      });
    },
  );

  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/insights/{id}',
      tag: 'insights',
      summary: { zh: '一条洞察及其证据', en: 'One insight with its evidence' },
      params: insightPlace,
      answer: { status: 200, schema: insightDetail },
    },
    async ({ caller, params: { id } }) => {
      const found = await viewInsight(ports, caller, id);
      if (found === null) throw noSuchInsight(id);
      return found;
    },
  );

  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/insights:export',
      tag: 'insights',
      summary: { zh: '导出洞察（CSV）', en: 'Take insights out as CSV' },
      query: insightQuery,
      answer: { status: 200, mediaType: 'text/csv' },
    },
    async ({ caller, context, query }) =>
      asCsv(context, 'insights', await insightTable(ports, caller, query)),
  );

  endpoints.add(
    'insights.manage',
    {
      method: 'post',
      path: '/api/v1/insights/{id}/assign',
      tag: 'insights',
      summary: { zh: '把洞察交给另一个部门', en: 'Give an insight to another department' },
      params: insightPlace,
      body: insightAssignment,
      answer: { status: 200, schema: insight },
    },
    async ({ caller, params: { id }, body }) => {
      const assigned = await assignInsightTo(ports, caller, id, body);
      if (assigned === null) throw noSuchInsight(id);
      if (assigned === 'changed') throw changedMeanwhile();
      await audit(caller, 'insight.assign', `insight:${id}`, body);
      return await shownInsight(ports, caller, assigned);
    },
  );

  endpoints.add(
    'insights.manage',
    {
      method: 'post',
      path: '/api/v1/insights/{id}/move',
      tag: 'insights',
      summary: {
        zh: '推进一条洞察：受理、处理、修复或不处理',
        en: 'Bring an insight on: accept, repair, done, or dismiss',
      },
      params: insightPlace,
      body: insightMove,
      answer: { status: 200, schema: insight },
    },
    async ({ caller, params: { id }, body }) => {
      try {
        const moved = await moveInsightOn(ports, caller, id, body);
        if (moved === null) throw noSuchInsight(id);
        if (moved === 'changed') throw changedMeanwhile();
        await audit(caller, 'insight.move', `insight:${id}`, { to: body.to, note: body.note });
        return await shownInsight(ports, caller, moved);
      } catch (failure) {
        if (!(failure instanceof InsightMoveError)) throw failure;
        const [from, to] = [STATE_NAMES[failure.from], STATE_NAMES[failure.to]];
        throw conflict({
          zh: `“${from.zh}”的洞察不能变为“${to.zh}”`,
          en: failure.message,
        });
      }
    },
  );
}

function changedMeanwhile() {
  return conflict({
    zh: '别人刚刚改过这条洞察，请刷新后再试',
    en: 'Somebody else has just changed this insight: look again, then try again',
  });
}

function noSuchInsight(id: string) {
  return notFound({ zh: `没有洞察 ${id}`, en: `There is no insight ${id}` });
}
