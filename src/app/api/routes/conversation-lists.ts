import { exportConversations } from '#app/usecases/service/export-conversations.ts';
import { findWorthReading } from '#app/usecases/service/find-worth-reading.ts';
import { Judges } from '#app/usecases/service/worth/judges.ts';
import { exportQuery, exportRequest } from '#contract/api/conversation-export.ts';
import { worthReading, worthReadingQuery } from '#contract/api/conversations.ts';
import { seesMasked } from '#core/access/permissions.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { askedFilter } from '../asked-filter.ts';
import type { Endpoints } from '../endpoint.ts';
import { asQuestion } from '../question.ts';
import { checkReveal } from '../reveal.ts';
import type { RouteContext } from '../route-context.ts';

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

const TOLD_TO_GIVE_A_REASON: Bilingual = {
  zh: '导出个人信息要写明原因，请加上 reason',
  en: 'To take personal data out, say why in "reason"',
};

/** Whole lists of conversations: those worth reading, and those taken out as a file. */
export function conversationListRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  const judges = new Judges(ports);

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations:worth-reading',
      tag: 'conversations',
      summary: {
        zh: '最近几天里最值得读的对话，每通附一句理由',
        en: 'The conversations of the newest days that most deserve to be read, each with the reason',
      },
      query: worthReadingQuery,
      answer: { status: 200, schema: worthReading },
    },
    async ({ caller, query: { limit, ...query } }) => {
      const filter = await askedFilter(ports, caller, query);
      return asQuestion(() => findWorthReading(ports, judges, caller, filter, limit));
    },
  );

  endpoints.add(
    'conversations.export',
    {
      method: 'post',
      path: '/api/v1/conversations:export',
      tag: 'conversations',
      summary: {
        zh: '导出符合条件的对话及其发现，CSV 或每行一个 JSON 对象；默认打码',
        en: 'Take conversations out with what was found in them, as CSV or one JSON object a line; masked by default',
      },
      query: exportQuery,
      body: exportRequest,
      answer: { status: 200, mediaType: 'application/x-ndjson' },
    },
    async ({ caller, context, query, body: { format, ids, reveal, reason } }) => {
      if (reveal) checkReveal(caller, reason, TOLD_TO_GIVE_A_REASON);
      const asked = await askedFilter(ports, caller, query);
      const filter = ids === undefined ? asked : amongIds(asked, ids);
      const masks = seesMasked(caller) && !reveal;
      const wanted = { filter, format, masks, ...(reason === undefined ? {} : { reason }) };
      const { conversations, pieces } = await asQuestion(() =>
        exportConversations(ports, judges, caller, wanted),
      );
      return context.body(ReadableStream.from(encoded(pieces)), 200, {
        'content-type': MEDIA_TYPES[format],
        'content-disposition': `attachment; filename="conversations.${format}"`,
        'x-conversations': String(conversations),
      });
    },
  );
}

/** Both must hold, also where the query names conversations, or only some may be found by it. */
function amongIds(asked: ConversationFilter, ids: readonly string[]): ConversationFilter {
  const named = new Set(asked.ids);
  return { ...asked, ids: asked.ids === undefined ? ids : ids.filter((id) => named.has(id)) };
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
