import type { z } from 'zod';
import { previewUpload } from '#app/usecases/service/preview-upload.ts';
import { withoutUnstorable } from '#app/usecases/service/refuse-unstorable.ts';
import { ingestResult, uploadQuery } from '#contract/api/conversations.ts';
import { uploadPreview } from '#contract/api/imports.ts';
import type { ReadOptions } from '#contract/files/reading.ts';
import type { Endpoints } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { badRequest } from '../problem.ts';
import { receiveMany } from '../receive.ts';
import type { RouteContext } from '../route-context.ts';
import { keepUpload } from '../uploaded-file.ts';

export function uploadRoutes(endpoints: Endpoints, route: RouteContext): void {
  const { ports, reading, limits, temporaryFolder } = route;

  endpoints.add(
    'conversations.receive',
    {
      method: 'post',
      path: '/api/v1/conversations:upload',
      tag: 'conversations',
      summary: {
        zh: '上传任一可读格式的对话文件，逐行回应结果',
        en: 'Upload a file of conversations in any known format, with one result a line',
      },
      query: uploadQuery,
      rawBody: { mediaTypes: ['application/octet-stream', 'multipart/form-data'] },
      answer: { status: 200, schema: ingestResult, mediaType: 'application/x-ndjson' },
    },
    async ({ caller, context, query }) => {
      const options = optionsOf(query, limits.lineBytes);
      const file = await keepUpload(context, query.name, temporaryFolder, limits);
      const isRecording = query.format === undefined && (await reading.isRecording(file.path));
      const told = {
        subject: file.name,
        language: languageOf(context),
        ...(isRecording ? { recording: file.path } : {}),
      };
      return receiveMany(route, caller, reading.file(file.path, options), told, file.remove);
    },
  );

  endpoints.add(
    'conversations.receive',
    {
      method: 'post',
      path: '/api/v1/conversations:preview',
      tag: 'conversations',
      summary: {
        zh: '预览一个文件会怎样被读入，不保存任何内容',
        en: 'See how a file would be taken in; nothing is kept',
      },
      query: uploadQuery,
      rawBody: { mediaTypes: ['application/octet-stream', 'multipart/form-data'] },
      answer: { status: 200, schema: uploadPreview },
    },
    async ({ context, query }) => {
      const options = optionsOf(query, limits.lineBytes);
      const file = await keepUpload(context, query.name, temporaryFolder, limits);
      try {
        const table = await reading.table(file.path, options);
        const outcomes = withoutUnstorable(reading.file(file.path, options));
        const preview = await previewUpload(outcomes, () => ports.now());
        return { ...preview, ...(table === null ? {} : { table }) };
      } finally {
        await file.remove();
      }
    },
  );
}

function optionsOf(
  { format, channel, map: pairs }: z.output<typeof uploadQuery>,
  maxRecordBytes: number,
): ReadOptions {
  const map = mappingOf(pairs);
  return {
    ...(format === undefined ? {} : { format }),
    ...(channel === undefined ? {} : { channel }),
    ...(map === undefined ? {} : { map }),
    maxRecordBytes,
  };
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
