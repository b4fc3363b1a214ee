import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { quoteOf } from './quote.ts';

const saying = (text: string): Conversation => ({
  id: 'c',
  channel: 'chat',
  turns: [{ role: 'agent', text }],
});

test('a short turn is quoted whole, its passage set apart', () => {
  expect(quoteOf(saying('这是规定,没办法'), { turn: 0, start: 2, end: 4 })).toEqual({
    before: '这是',
    passage: '规定',
    after: ',没办法',
  });
});

test('a long turn is cut between words, and the cuts are shown', () => {
  const text = `${'word '.repeat(40)}no way around the policy here ${'more '.repeat(40)}`;
  const start = text.indexOf('policy');
  const quote = quoteOf(saying(text), { turn: 0, start, end: start + 6 });
  expect(quote.passage).toBe('policy');
  expect(quote.before).toMatch(/^…(word )+no way around the $/);
  expect(quote.after).toMatch(/^ here( more)+…$/);
});

test('an empty passage quotes the beginning of its turn, a turn that is not there nothing', () => {
  expect(quoteOf(saying('好的'), { turn: 0, start: 0, end: 0 })).toEqual({
    before: '',
    passage: '',
    after: '好的',
  });
  expect(quoteOf(saying('好的'), { turn: 9, start: 0, end: 3 })).toEqual({
    before: '',
    passage: '',
    after: '',
  });
});

test('what is quoted was really said, and no character is cut in half', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(texts, fc.nat(400), fc.nat(60), (text, start, length) => {
      const { before, passage, after } = quoteOf(saying(text), { turn: 0, start, end: start + length });
      const bare = (piece: string) => piece.replace(/^…|…$/g, '');
      for (const piece of [before, passage, after]) expect(text).toContain(bare(piece));
    }),
  );
});
