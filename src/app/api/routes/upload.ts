import { ingestResult, uploadQuery } from '#contract/api/conversations.ts';
import type { ReadOptions } from '#contract/files/reading.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest } from '../problem.ts';
import { receiveMany } from '../receive.ts';
import type { RouteContext } from '../route-context.ts';
import { keepUpload } from '../uploaded-file.ts';

export function uploadRoutes(endpoints: Endpoints, route: RouteContext): void {
  const { reading, limits, temporaryFolder } = route;

  endpoints.add(
    'conversations.receive',
    {
      method: 'post',
      path: '/api/v1/conversations:upload',
      tag: 'conversations',
      summary: {
        zh: '上传任一可读格式的会话文件，逐行回应结果',
        en: 'Upload a file of conversations in any known format, with one result a line',
      },
      query: uploadQuery,
      rawBody: { mediaTypes: ['application/octet-stream', 'multipart/form-data'] },
      answer: { status: 200, schema: ingestResult, mediaType: 'application/x-ndjson' },
    },
    async ({ caller, context, query }) => {
      const map = mappingOf(query.map);
      const file = await keepUpload(context, query.name, temporaryFolder, limits);
      const options: ReadOptions = {
        ...(query.format === undefined ? {} : { format: query.format }),
        ...(query.channel === undefined ? {} : { channel: query.channel }),
        ...(map === undefined ? {} : { map }),
        maxRecordBytes: limits.lineBytes,
      };
      return receiveMany(route, caller, reading.file(file.path, options), file.name, file.remove);
    },
  );
}

function mappingOf(pairs: readonly string[] | undefined): Record<string, string> | undefined {
  if (pairs === undefined) return undefined;
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
      throw badRequest({ zh: `map 应写成 字段=列名：${pair}`, en: `map is written FIELD=COLUMN: ${pair}` });
    }),
  );
}
