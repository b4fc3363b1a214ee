import { z } from 'zod';
import { listQuery, run as runSchema, runs } from '#contract/api/operations.ts';
import type { Run } from '#core/ports/workflow.ts';
import type { Endpoints } from '../endpoint.ts';
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
    async ({ caller, query }) => ({
      runs: (await store.list(caller.organisation, query.limit)).map(shownRun),
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
    async ({ caller, params: { id } }) => {
      const found = await store.find(caller.organisation, id);
      if (found === null) throw notFound({ zh: `没有后台任务 ${id}`, en: `There is no run ${id}` });
      return shownRun(found);
    },
  );
}

/** A run as it is shown to those who may see it. */
export function shownRun({ organisation: _, cursor: __, ...run }: Run): Omit<Run, 'organisation' | 'cursor'> {
  return run;
}
