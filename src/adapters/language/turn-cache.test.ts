import { expect, test } from 'vitest';
import { TurnCache } from './turn-cache.ts';

test('what was used last is kept within the limit', () => {
  const cache = new TurnCache<number>(30);
  cache.set('a', 1, 10);
  cache.set('b', 2, 10);
  cache.set('c', 3, 10);
  expect(cache.get('a')).toBe(1);
  cache.set('d', 4, 10);
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([1, undefined, 3, 4]);
  expect(cache.bytes).toBe(30);
});

test('what is larger than the whole limit is not kept, and a limit of 0 keeps nothing', () => {
  const cache = new TurnCache<number>(0);
  cache.set('a', 1, 10);
  expect([cache.get('a'), cache.bytes]).toEqual([undefined, 0]);
});
