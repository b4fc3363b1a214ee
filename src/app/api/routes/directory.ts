import { viewDirectory } from '#app/usecases/service/view-directory.ts';
import { directory, directoryRequest, entryPlace, savedEntries } from '#contract/api/directory.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

export function directoryRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const store = ports.workflow.directory;

  endpoints.add(
    'directory.read',
    {
      method: 'get',
      path: '/api/v1/directory',
      tag: 'people',
      summary: { zh: '客服、团队和队列叫什么', en: 'What agents, teams and queues are called' },
      answer: { status: 200, schema: directory },
    },
    async ({ caller }) => ({ entries: await viewDirectory(ports, caller) }),
  );

  endpoints.add(
    'directory.change',
    {
      method: 'put',
      path: '/api/v1/directory',
      tag: 'people',
      summary: {
        zh: '给客服、团队和队列起名，已有的改名；一次最多 5000 条',
        en: 'Name agents, teams and queues, or rename them; at most 5,000 at once',
      },
      body: directoryRequest,
      answer: { status: 200, schema: savedEntries },
    },
    async ({ caller, body: { entries } }) => {
      const given = entries.map(({ team, ...entry }) => ({
        ...entry,
        ...(team === undefined ? {} : { team }),
      }));
      await store.save(caller.organisation, given);
      await audit(caller, 'directory.save', 'directory', { entries: given.length, first: given.slice(0, 5) });
      return { saved: given.length };
    },
  );

  endpoints.add(
    'directory.change',
    {
      method: 'delete',
      path: '/api/v1/directory/{kind}/{id}',
      tag: 'people',
      summary: { zh: '删去一个名称，之后仍以编号显示', en: 'Remove a name; the id is shown again' },
      params: entryPlace,
      answer: { status: 204 },
    },
    async ({ caller, params: { kind, id } }) => {
      if (!(await store.remove(caller.organisation, kind, id))) {
        throw notFound({ zh: `没有给 ${id} 起过名`, en: `There is no name for ${id}` });
      }
      await audit(caller, 'directory.remove', `${kind}:${id}`);
      return undefined;
    },
  );
}
