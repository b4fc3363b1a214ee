import { conversation, ingestResult, receivedConversation } from '#contract/api/conversations.ts';
import type { Endpoints } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { bodyOf, readBody, SPLIT_BODY } from '../read-body.ts';
import { receiveMany, receiveOne } from '../receive.ts';
import type { RouteContext } from '../route-context.ts';

export function ingestRoutes(endpoints: Endpoints, route: RouteContext): void {
  const { reading, limits } = route;

  endpoints.add(
    'conversations.receive',
    {
      method: 'post',
      path: '/api/v1/conversations',
      tag: 'conversations',
      summary: { zh: '接收一通对话', en: 'Receive one conversation' },
      rawBody: { mediaTypes: ['application/json'], schema: conversation },
      answer: { status: 202, schema: receivedConversation },
    },
    async ({ caller, context }) =>
      receiveOne(route, caller, reading.record(await readBody(context, limits.bodyBytes, SPLIT_BODY))),
  );

  endpoints.add(
    'conversations.receive',
    {
      method: 'post',
      path: '/api/v1/conversations:bulk',
      tag: 'conversations',
      summary: {
        zh: '逐行接收任意多通对话，逐行回应结果',
        en: 'Receive any number of conversations, one a line, with one result a line',
      },
      rawBody: { mediaTypes: ['application/x-ndjson'], schema: conversation },
      answer: { status: 200, schema: ingestResult, mediaType: 'application/x-ndjson' },
    },
    async ({ caller, context }) => {
      const outcomes = reading.lines(bodyOf(context), { maxRecordBytes: limits.lineBytes });
      return receiveMany(route, caller, outcomes, { subject: 'bulk', language: languageOf(context) });
    },
  );
}
