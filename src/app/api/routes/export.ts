import { exportOrganisation } from '#app/usecases/service/export-organisation.ts';
import type { Endpoints } from '../endpoint.ts';
import type { RouteContext } from '../route-context.ts';

export function exportRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'organisation.export',
    {
      method: 'get',
      path: '/api/v1/export',
      tag: 'people',
      summary: {
        zh: '导出组织的全部数据，每行一个 JSON 对象',
        en: 'All data of the organisation, one JSON object a line',
      },
      answer: { status: 200, mediaType: 'application/x-ndjson' },
    },
    async ({ caller, context }) => {
      await audit(caller, 'organisation.export', caller.organisation);
      const lines = exportOrganisation(ports, caller.organisation);
      return context.body(ReadableStream.from(encoded(lines)), 200, {
        'content-type': 'application/x-ndjson',
      });
    },
  );
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}
