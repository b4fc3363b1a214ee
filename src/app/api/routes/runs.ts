import type { Context } from 'hono';
import { z } from 'zod';
import { listQuery, run as runSchema, runs } from '#contract/api/operations.ts';
import type { Run } from '#core/ports/workflow.ts';
import type { Endpoints } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

export function runRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  const { runs: store } = ports.workflow;

  endpoints.add(
    'runs.read',
    {
      method: 'get',
      path: '/api/v1/runs',
      tag: 'operations',
      summary: { zh: '列出后台任务', en: 'List work over history' },
      query: listQuery,
      answer: { status: 200, schema: runs },
    },
    async ({ context, caller, query }) => ({
      runs: (await store.list(caller.organisation, query.limit)).map((run) => shownRun(run, context)),
    }),
  );

  endpoints.add(
    'runs.read',
    {
      method: 'get',
      path: '/api/v1/runs/{id}',
      tag: 'operations',
      summary: { zh: '查看后台任务的进度与结果', en: 'Read how far work over history has come' },
      params: z.object({ id: z.string() }),
      answer: { status: 200, schema: runSchema },
    },
    async ({ context, caller, params: { id } }) => {
      const found = await store.find(caller.organisation, id);
      if (found === null) throw notFound({ zh: `没有后台任务 ${id}`, en: `There is no run ${id}` });
      return shownRun(found, context);
    },
  );
}

/** A run as it is shown to those who may see it; why it failed, in the language that they read. */
export function shownRun(
  { organisation: _, cursor: __, error, ...run }: Run,
  context: Context,
): z.input<typeof runSchema> {
  return { ...run, error: error?.[languageOf(context)] ?? null };
}
