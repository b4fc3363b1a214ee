import { importMappingPlace, importMappingRequest, importMappings } from '#contract/api/imports.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** How the columns of tables that come again and again are read. */
export function importRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const store = ports.workflow.importMappings;

  endpoints.add(
    'conversations.receive',
    {
      method: 'get',
      path: '/api/v1/import-mappings',
      tag: 'conversations',
      summary: { zh: '列出已保存的列对应', en: 'List the mappings of columns that were saved' },
      answer: { status: 200, schema: importMappings },
    },
    async ({ caller }) => ({ mappings: await store.list(caller.organisation) }),
  );

  endpoints.add(
    'conversations.receive',
    {
      method: 'put',
      path: '/api/v1/import-mappings/{name}',
      tag: 'conversations',
      summary: { zh: '保存一种列对应', en: 'Save a mapping of columns' },
      params: importMappingPlace,
      body: importMappingRequest,
      answer: { status: 204 },
    },
    async ({ caller, params: { name }, body }) => {
      const savedAt = new Date(ports.now()).toISOString();
      await store.save(caller.organisation, { name, ...body, savedAt });
      await audit(caller, 'import-mapping.save', name, { map: body.map });
      return undefined;
    },
  );

  endpoints.add(
    'conversations.receive',
    {
      method: 'delete',
      path: '/api/v1/import-mappings/{name}',
      tag: 'conversations',
      summary: { zh: '删除一种列对应', en: 'Remove a mapping of columns' },
      params: importMappingPlace,
      answer: { status: 204 },
    },
    async ({ caller, params: { name } }) => {
      if (!(await store.remove(caller.organisation, name))) {
        throw notFound({ zh: `没有列对应 ${name}`, en: `There is no mapping ${name}` });
      }
      await audit(caller, 'import-mapping.remove', name);
      return undefined;
    },
  );
}
