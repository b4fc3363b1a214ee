import { z } from 'zod';
import { backtestRulebook, NotSound } from '#app/usecases/service/backtest-rulebook.ts';
import { cancelRun } from '#app/usecases/service/cancel-run.ts';
import { eraseConversations } from '#app/usecases/service/erase-conversations.ts';
import { eraseCustomer } from '#app/usecases/service/erase-customer.ts';
import { startReanalysis } from '#app/usecases/service/start-reanalysis.ts';
import { filterFields } from '#contract/api/conversation-query.ts';
import { erasureAnswer, erasureRequest, run as runSchema } from '#contract/api/operations.ts';
import { versionPlace } from '#contract/api/rulebooks.ts';
import { askedFilter } from '../asked-filter.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { firstPlace, wrongPlaces } from '../wrong-places.ts';
import { shownRun } from './runs.ts';

/** Work over history: it goes on in the background, and `/api/v1/runs/ID` tells how far it has come. */
export function historyRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'runs.start',
    {
      method: 'post',
      path: '/api/v1/runs:reanalyse',
      tag: 'operations',
      summary: {
        zh: '按现行规则重新分析历史对话；不给条件则全部重来',
        en: 'Analyse history again by the active rules; all of it where nothing is looked for',
      },
      query: z.strictObject(filterFields),
      answer: { status: 202, schema: runSchema },
    },
    async ({ context, caller, query }) => {
      const filter = await askedFilter(ports, caller, query);
      const request = Object.keys(filter).length === 0 ? {} : { filter };
      return shownRun(await startReanalysis(ports, caller.organisation, request, caller.actor), context);
    },
  );

  endpoints.add(
    'runs.start',
    {
      method: 'post',
      path: '/api/v1/rulebooks/{rulebook}/versions/{version}/backtest',
      tag: 'rulebooks',
      summary: {
        zh: '用这一版试跑历史对话，看会改变什么；不写入任何结果',
        en: 'Try this version on history and see what would change; nothing is written',
      },
      params: versionPlace,
      query: z.strictObject({
        ...filterFields,
        newest: z.coerce
          .number()
          .int()
          .min(1)
          .optional()
          .meta({ description: 'So many of the newest; 1,000 when absent' }),
      }),
      answer: { status: 202, schema: runSchema },
    },
    async ({ context, caller, params: { rulebook, version }, query: { newest, ...filter } }) => {
      if ((await ports.workflow.rulebooks.version(caller.organisation, rulebook, version)) === null) {
        throw notFound({
          zh: `没有 ${rulebook} 的第 ${version} 版`,
          en: `There is no version ${version} of ${rulebook}`,
        });
      }
      const question = {
        rulebook,
        version,
        filter: await askedFilter(ports, caller, filter),
        ...(newest === undefined ? {} : { limit: newest }),
      };
      const run = await backtestRulebook(ports, caller.organisation, question, caller.actor).catch(toldWhere);
      return shownRun(run, context);
    },
  );

  endpoints.add(
    'runs.start',
    {
      method: 'post',
      path: '/api/v1/runs/{id}/cancel',
      tag: 'operations',
      summary: { zh: '停止后台任务', en: 'Stop work over history' },
      params: z.object({ id: z.string() }),
      answer: { status: 200, schema: runSchema },
    },
    async ({ context, caller, params: { id } }) => {
      const run = await cancelRun(ports, caller.organisation, id, caller.actor);
      if (run === null) throw notFound({ zh: `没有后台任务 ${id}`, en: `There is no run ${id}` });
      return shownRun(run, context);
    },
  );

  endpoints.add(
    'customers.erase',
    {
      method: 'delete',
      path: '/api/v1/customers/{id}',
      tag: 'conversations',
      summary: {
        zh: '彻底删除一位客户的全部对话：原始数据、分析结果与检索',
        en: 'Erase all conversations of a customer for good: raw input, facts and search',
      },
      params: z.object({ id: z.string() }),
      answer: { status: 202, schema: erasureAnswer },
    },
    ({ caller, params: { id } }) => eraseCustomer(ports, caller.organisation, id, caller.actor),
  );

  endpoints.add(
    'customers.erase',
    {
      method: 'post',
      path: '/api/v1/conversations:erase',
      tag: 'conversations',
      summary: {
        zh: '彻底删除指定的对话：原始数据、分析结果与检索',
        en: 'Erase conversations by their ids for good: raw input, facts and search',
      },
      body: erasureRequest,
      answer: { status: 202, schema: erasureAnswer },
    },
    ({ caller, body: { ids } }) => eraseConversations(ports, caller.organisation, ids, caller.actor),
  );
}

function toldWhere(failure: unknown): never {
  if (!(failure instanceof NotSound)) throw failure;
  const { errors } = failure;
  throw wrongPlaces(
    {
      zh: `草稿中有 ${errors.length} 处错误，改正后才能回测：${firstPlace(errors)}`,
      en: `The draft has errors (${errors.length}): correct them before it is backtested, first at ${firstPlace(errors)}`,
    },
    errors,
  );
}
