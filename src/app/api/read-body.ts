import type { Context } from 'hono';
import type { Bilingual } from '#core/bilingual.ts';
import { messageOf } from '#core/message-of.ts';
import { badRequest, tooLarge } from './problem.ts';
import { refuseNulWithin } from './validate.ts';

/** For whoever sends conversations. */
export const SPLIT_BODY: Bilingual = {
  zh: '请拆分后再发送，或逐行发送到 /api/v1/conversations:bulk。',
  en: 'Split it, or send many conversations line by line to /api/v1/conversations:bulk.',
};

/** The whole body; refused as soon as it is longer than allowed, before the rest of it is read. */
export async function readBody(context: Context, limit: number, wayOut?: Bilingual): Promise<Uint8Array> {
  if (Number(context.req.header('content-length') ?? 0) > limit) throw tooLarge(limit, wayOut);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bodyOf(context)) {
    length += chunk.byteLength;
    if (length > limit) throw tooLarge(limit, wayOut);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

/** The bytes of the body as they arrive; the next are asked for when those before have been dealt with. */
export async function* bodyOf(context: Context): AsyncGenerator<Uint8Array> {
  const { body } = context.req.raw;
  if (body !== null) yield* body;
}

/** The value without a NUL in it. */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (failure) {
    const reason = messageOf(failure);
    throw badRequest({
      zh: `请求体不是完整的 JSON：${reason}`,
      en: `The body is not valid JSON: ${reason}`,
    });
  }
  // Written in no other way, and values are many: they are only looked through where it may be among them.
  if (text.includes('\\u0000')) refuseNulWithin(value);
  return value;
}
