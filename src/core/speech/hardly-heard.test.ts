import { expect, test } from 'vitest';
import { hardlyHeard, hardlyHeardTurn } from './hardly-heard.ts';

test('little is told in percent, much and nothing are passed over', () => {
  expect(hardlyHeard(0.618)).toBe(62);
  expect(hardlyHeard(0)).toBe(0);
  expect(hardlyHeard(0.75)).toBeUndefined();
  expect(hardlyHeard(undefined)).toBeUndefined();
  expect(hardlyHeard('0.1')).toBeUndefined();
});

test('a turn tells by its sound, whatever else stands under that name', () => {
  expect(hardlyHeardTurn({ attributes: { sound: { confidence: 0.5 } } })).toBe(50);
  for (const attributes of [
    undefined,
    {},
    { sound: null },
    { sound: 'loud' },
    { sound: { confidence: 0.9 } },
  ]) {
    expect(hardlyHeardTurn({ attributes })).toBeUndefined();
  }
});
