import { expect, test } from 'vitest';
import type { Language } from '#core/conversation/schema.ts';
import { passageFor } from './evidence.ts';

/** The passage where each token speaks as loud as `loudness` says; tokens are single characters in Chinese, else words. */
function passage(text: string, language: Language, loudness: (token: string) => number): string | undefined {
  const found = [...text.matchAll(language === 'zh' ? /\S/gu : /\w+|[^\s\w]/g)];
  const starts = [-1, ...found.map(({ index }) => index), -1];
  const ends = [-1, ...found.map(({ index, 0: token }) => index + token.length), -1];
  const spots = Float32Array.from([0, ...found.map(({ 0: token }) => loudness(token)), 0]);
  const span = passageFor(text, language, { ids: starts, starts, ends }, spots, 0);
  return span && text.slice(span.start, span.end);
}

const loud = (words: string) => (token: string) => (words.includes(token) ? 5 : -5);

test('the clause in which a label speaks loudest is the evidence', () => {
  expect(passage('您好，这是公司规定，请您理解😀', 'zh', loud('规'))).toBe('这是公司规定，');
  expect(passage('Thanks. The fee is 3.50, as agreed.', 'en', loud('fee'))).toBe('The fee is 3.50,');
});

test('clauses beside it that speak nearly as loud belong to it', () => {
  expect(passage('您好，算了，随便吧，再见', 'zh', loud('算随'))).toBe('算了，随便吧，');
});

test('in a call without punctuation a pause, or else the loud words, are the bounds', () => {
  expect(passage('我刚才打过电话了 算了吧 就这样好了', 'zh', loud('算'))).toBe('算了吧');
  const long = `${'这个那个'.repeat(6)}我要投诉你们${'这个那个'.repeat(6)}`;
  expect(passage(long, 'zh', loud('投诉'))).toContain('我要投诉你们');
  expect(passage(long, 'zh', loud('投诉'))!.length).toBeLessThan(12);
});

test('where no word stands out, or nearly all of them, it is the whole', () => {
  expect(passage('您好，请讲，谢谢', 'zh', () => 1)).toBeUndefined();
  expect(passage('这是规定', 'zh', loud('规'))).toBeUndefined();
});
