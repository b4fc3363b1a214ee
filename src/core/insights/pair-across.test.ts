import { describe, expect, it } from 'vitest';
import { seededNumbers, vectorNear } from '../../../test/insights/planted-topics.ts';
import { bestPairs, isOneMatter } from './pair-across.ts';
import { tableOf } from './vector-table.ts';

const next = seededNumbers(5);
const trade = vectorNear(undefined, 1, next);
const matters = Array.from({ length: 8 }, () => vectorNear(trade, 1.5, next));
const told = (places: readonly number[], spread: number) =>
  tableOf(places.map((place) => vectorNear(matters[place], spread, next)));
const pairsOf = (one: ReturnType<typeof told>, other: typeof one) =>
  bestPairs(one, other)
    .filter(isOneMatter)
    .map((pair) => [pair.one, pair.other]);

describe('topics of two languages', () => {
  it('are paired with those of the same matter, in whatever order they stand', () => {
    expect(pairsOf(told([0, 1, 2, 3, 4], 0.3), told([4, 2, 0, 3, 1], 0.3))).toEqual([
      [0, 2],
      [1, 4],
      [2, 1],
      [3, 3],
      [4, 0],
    ]);
  });

  it('stay alone where the other language does not speak of them, though all are of one trade', () => {
    expect(pairsOf(told([0, 1, 2, 3], 0.3), told([4, 5, 6, 7], 0.3))).toEqual([]);
    expect(pairsOf(told([0, 1, 2, 3], 0.3), told([4, 5, 2, 7], 0.3))).toEqual([[2, 2]]);
  });

  it('have one partner each, also where one language has split a matter in two', () => {
    const split = tableOf([matters[0]!, matters[0]!, matters[3]!, matters[4]!]);
    expect(pairsOf(split, told([0, 3, 4, 6], 0.3))).toEqual([
      [0, 0],
      [2, 1],
      [3, 2],
    ]);
  });
});
