import { z } from 'zod';
import { openSound } from '#app/usecases/service/sound/open-sound.ts';
import type { NoRecording } from '#app/usecases/service/sound/recording-of.ts';
import { viewPeaks } from '#app/usecases/service/sound/view-peaks.ts';
import { recordingPeaks, soundQuery } from '#contract/api/sound.ts';
import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { askedRange, type ByteRange, isKnown } from '../byte-range.ts';
import type { Endpoints } from '../endpoint.ts';
import { ApiProblem, notFound } from '../problem.ts';
import { askedReveal } from '../reveal.ts';
import type { RouteContext } from '../route-context.ts';

export function soundRoutes(endpoints: Endpoints, { ports, sound }: RouteContext): void {
  const listening = { ...ports, sound };

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}/sound',
      tag: 'conversations',
      summary: {
        zh: '听一通对话的录音；未显示个人信息时，说到个人信息处为提示音。支持 Range',
        en: 'Hear the recording of a conversation; a tone stands for personal data until it is revealed. Takes ranges',
      },
      params: z.object({ id: z.string() }),
      query: soundQuery,
      answer: { status: 200, mediaType: 'audio/*' },
    },
    async ({ caller, context, params: { id }, query }) => {
      const opened = await openSound(listening, caller, id, askedReveal(caller, query));
      if (opened === 'needs-reveal') throw needsReveal(caller);
      if (typeof opened === 'string') throw nothingToHear(opened, id);
      const { key, bytes, mediaType } = opened;
      const tag = `"${opened.tag}"`;
      const headers = { etag: tag, 'accept-ranges': 'bytes', vary: 'authorization, cookie' };
      if (isKnown(context, tag)) return context.body(null, 304, headers);
      const range = askedRange(context, tag, bytes);
      const { start, end } = range ?? { start: 0, end: bytes };
      const about = {
        ...headers,
        'content-type': mediaType,
        'content-length': String(end - start),
        ...(range === null ? {} : { 'content-range': `bytes ${start}-${end - 1}/${bytes}` }),
      };
      const status = range === null ? 200 : 206;
      if (context.req.method === 'HEAD') return context.body(null, status, about);
      return context.body(ReadableStream.from(read(ports, key, { start, end })), status, about);
    },
  );

  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}/peaks',
      tag: 'conversations',
      summary: {
        zh: '一通对话录音的波形与提示音位置',
        en: 'The wave of the recording of a conversation, and where tones stand in it',
      },
      params: z.object({ id: z.string() }),
      answer: { status: 200, schema: recordingPeaks },
    },
    async ({ caller, params: { id } }) => {
      const found = await viewPeaks(listening, caller, id);
      if (typeof found === 'string') throw nothingToHear(found, id);
      return found;
    },
  );
}

/** Opened when the first byte is asked for: a player that has gone by then leaves nothing open. */
async function* read({ blobs }: Pick<RouteContext['ports'], 'blobs'>, key: string, range: ByteRange) {
  const chunks = await blobs.read(key, range);
  // Erased since its length was told: the answer breaks off.
  if (chunks === null) throw new Error(`${key} is gone`);
  yield* chunks;
}

function nothingToHear(reason: NoRecording, id: string): ApiProblem {
  if (reason === 'no-conversation')
    return notFound({ zh: `没有对话 ${id}`, en: `There is no conversation ${id}` });
  return new ApiProblem({
    status: 404,
    code: 'no-recording',
    title: { zh: '没有录音', en: 'No recording' },
    detail: {
      zh: '这通对话没有保存录音：导入时没有附带，或保存期已过、录音已删除',
      en: 'No recording of this conversation is kept: none came with it, or its time is up and it was removed',
    },
  });
}

function needsReveal({ role }: Caller): ApiProblem {
  const mayReveal = may(role, 'conversations.reveal');
  return new ApiProblem({
    status: 403,
    code: 'needs-reveal',
    title: { zh: '要先显示个人信息', en: 'Reveal personal data first' },
    detail: mayReveal
      ? {
          zh: '这份录音没有转写文字，无法逐处遮住个人信息；请加上参数 reveal=true 和 reason 再听',
          en: 'Nobody wrote down the words of this recording, so that personal data cannot be hidden in it: ask with reveal=true and a reason',
        }
      : {
          zh: `这份录音没有转写文字，无法逐处遮住个人信息，角色 ${role} 不能听`,
          en: `Nobody wrote down the words of this recording, so that personal data cannot be hidden in it; the role ${role} may not hear it`,
        },
  });
}
