import { expect, test } from 'vitest';
import { FOUND_AT_MOST, findWords } from './find-words.ts';

test('words are found in any case, turn by turn, and not endlessly many', () => {
  const turns = [{ text: 'Refund, please: a REFUND' }, { text: '退款' }, { text: 'İ refund' }];
  expect(findWords(turns, ' refund ')).toEqual([
    { turn: 0, start: 0, end: 6 },
    { turn: 0, start: 18, end: 24 },
    { turn: 2, start: 2, end: 8 },
  ]);
  expect(findWords(turns, '  ')).toEqual([]);
  expect(findWords([{ text: 'a'.repeat(FOUND_AT_MOST + 9) }], 'a')).toHaveLength(FOUND_AT_MOST);
});
