import type { Context } from 'hono';
import { ApiProblem } from './problem.ts';

/** Bytes from `start` up to and without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The one range that a request asks of content with a strong entity tag; null where it asks for all of it. What cannot be
 * understood, several ranges at once, and a range of something that has changed since (`If-Range`) mean all of it, as
 * RFC 9110 has it (sections 13.1.5 and 14.2).
 * @throws ApiProblem 416 where the range lies outside
 */
export function askedRange({ req }: Context, tag: string, bytes: number): ByteRange | null {
  const condition = req.header('if-range');
  if (condition !== undefined && condition !== tag) return null;
  const asked = /^bytes=(\d*)-(\d*)$/i.exec(req.header('range')?.replaceAll(' ', '') ?? '');
  const [, first = '', last = ''] = asked ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  if (start >= bytes || (first === '' && Number(last) === 0)) throw outside(bytes);
  return { start, end };
}

/** Whether the asker has this very content already. */
export function isKnown({ req }: Context, tag: string): boolean {
  const known = req.header('if-none-match');
  if (known === undefined) return false;
  return known.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
}

function outside(bytes: number): ApiProblem {
  return new ApiProblem({
    status: 416,
    code: 'range-outside',
    title: { zh: '范围超出内容', en: 'The range lies outside' },
    detail: {
      zh: `内容共 ${bytes} 字节，所要的范围不在其中`,
      en: `There are ${bytes} bytes, and none of them lies in the range`,
    },
    headers: { 'Content-Range': `bytes */${bytes}` },
  });
}
