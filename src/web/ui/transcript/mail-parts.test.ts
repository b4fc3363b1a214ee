import { expect, test } from 'vitest';
import { mailParts } from './mail-parts.ts';

const cut = (text: string) =>
  mailParts(text).map(({ start, end, isQuoted }) => [isQuoted, text.slice(start, end)]);

test('what a letter repeats of another is told from its own words, and nothing is lost', () => {
  const answer = '好的，已收到。\n\n在 2026年1月5日 写道：\n> 发票什么时候开？\n\n> 急用\n\n谢谢';
  expect(cut(answer)).toEqual([
    [false, '好的，已收到。\n\n'],
    [true, '在 2026年1月5日 写道：\n> 发票什么时候开？\n\n> 急用\n'],
    [false, '\n谢谢'],
  ]);
  const below = 'See below.\n-----Original Message-----\nFrom: a\nWhere is it?';
  expect(cut(below).map(([isQuoted]) => isQuoted)).toEqual([false, true]);
  expect(
    cut(answer)
      .map(([, text]) => text)
      .join(''),
  ).toBe(answer);
});

test('a letter that only repeats another is its own', () => {
  expect(cut('> one\n> two')).toEqual([[false, '> one\n> two']]);
  expect(cut('')).toEqual([[false, '']]);
});
