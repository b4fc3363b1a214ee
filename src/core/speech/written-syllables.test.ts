import { expect, test } from 'vitest';
import { writtenSyllables } from './written-syllables.ts';

test.each([
  ['您好，这里是客服中心', 9],
  ['尾号是3692', 7],
  ['never', 2],
  ['the parcel came late', 5],
  ['you are welcome', 5],
  ['…', 0],
])('%s has %i', (text, count) => {
  expect(Math.abs(writtenSyllables(text) - count)).toBeLessThanOrEqual(1);
});
