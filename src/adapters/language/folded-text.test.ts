import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './folded-text.ts';

test('texts are folded to half width and lower case', () => {
  expect(foldText('ＡＢＣ，好的！　ﬁne…').text).toBe('abc,好的! fine...');
});

test('every unit leads back to the characters it came from', () => {
  const original = '😀Ａe\u0301ﬁ好';
  const { text, starts, ends } = foldText(original);
  const from = [...text.matchAll(/./gu)].map(({ 0: unit, index }) => [
    unit,
    original.slice(starts[index], ends[index]),
  ]);
  expect(from).toEqual([
    ['😀', '😀'],
    ['a', 'Ａ'],
    ['é', 'e\u0301'],
    ['f', 'ﬁ'],
    ['i', 'ﬁ'],
    ['好', '好'],
  ]);
});

test('folding character by character gives what folding the whole gives', () => {
  const unit = fc.constantFrom(
    '好',
    'Ａ',
    'e',
    '\u0301',
    'ﬁ',
    '😀',
    '①',
    ' ',
    '　',
    '。',
    '㍿',
    '\ud800',
    'É',
    '½',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (original) => {
      const { text, starts, ends } = foldText(original);
      expect(text).toBe(original.normalize('NFKC').toLowerCase());
      expect(starts).toHaveLength(text.length);
      for (let i = 0; i < text.length; i++) expect(starts[i]).toBeLessThan(ends[i]!);
    }),
  );
});
