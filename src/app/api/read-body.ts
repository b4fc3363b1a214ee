import type { Context } from 'hono';
import { badRequest, tooLarge } from './problem.ts';

const WAY_OUT = {
  zh: '请拆分后再发送，或逐行发送到 /api/v1/conversations:bulk。',
  en: 'Split it, or send many conversations line by line to /api/v1/conversations:bulk.',
};

/** The whole body; refused as soon as it is longer than allowed, before the rest of it is read. */
export async function readBody(context: Context, limit: number): Promise<Uint8Array> {
  if (Number(context.req.header('content-length') ?? 0) > limit) throw tooLarge(limit, WAY_OUT);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bodyOf(context)) {
    length += chunk.byteLength;
    if (length > limit) throw tooLarge(limit, WAY_OUT);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

/** The bytes of the body as they arrive; the next are asked for when those before have been dealt with. */
export async function* bodyOf(context: Context): AsyncGenerator<Uint8Array> {
  const { body } = context.req.raw;
  if (body !== null) yield* body;
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw badRequest({
      zh: `请求体不是完整的 JSON：${reason}`,
      en: `The body is not valid JSON: ${reason}`,
    });
  }
}
