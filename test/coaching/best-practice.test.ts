import { describe, expect, test } from 'vitest';
import { comparePractices, correct } from '#core/coaching/compare-behaviours.ts';
import { PLANTED, plantMoments } from './planted-organisation.ts';

const SEEDS = [1, 2, 3, 4];

describe('planted behaviours', () => {
  test('the effective one is found first, what only comes along is not told', () => {
    const along: string[] = [PLANTED.withEasyCustomers, PLANTED.byAbleAgents, PLANTED.besideEffective];
    let told = 0;
    for (const seed of SEEDS) {
      const found = comparePractices(plantMoments(seed));
      expect([seed, found[0]?.behaviour, found[0]?.helps]).toEqual([seed, PLANTED.effective, true]);
      expect(found.some(({ behaviour, helps }) => behaviour === PLANTED.harmful && !helps)).toBe(true);
      told += found.filter(({ behaviour }) => along.includes(behaviour)).length;
    }
    expect(told).toBeLessThanOrEqual(1);
  });

  test('the planted difference lies in its interval', () => {
    const inside = Array.from(
      { length: 30 },
      (_, seed) => comparePractices(plantMoments(1000 + seed, 12, 100))[0]!,
    )
      .filter(({ behaviour }) => behaviour === PLANTED.effective)
      .filter(({ difference: { low, high } }) => low <= 0.2 && high >= 0.2);
    expect(inside.length).toBeGreaterThanOrEqual(27);
  });

  test('shares, difference and number of moments are told with intervals', () => {
    const [first] = comparePractices(plantMoments(1));
    expect(first!.with.value - first!.without.value).toBeCloseTo(first!.difference.value, 6);
    for (const { value, low, high } of [first!.with, first!.without, first!.difference])
      expect([low <= value, value <= high]).toEqual([true, true]);
    expect(first!.moments).toBeGreaterThan(1000);
  });
});

test('where nothing helps, nothing is told', () => {
  const told = SEEDS.flatMap((seed) =>
    comparePractices(
      plantMoments(seed).map((one, index) => ({ ...one, recovered: (index * 7919) % 10 < 3 ? 1 : 0 })),
    ),
  );
  expect(told.length).toBeLessThanOrEqual(1);
});

test('of a behaviour and the lack of its opposite, the one that can be learned is told', () => {
  const groups = plantMoments(1).map((one) => ({
    ...one,
    behaviours: [one.behaviours.includes(PLANTED.effective) ? PLANTED.effective : PLANTED.harmful],
  }));
  expect(comparePractices(groups).map(({ behaviour, helps }) => [behaviour, helps])).toEqual([
    [PLANTED.effective, true],
  ]);
});

test('a period in which nobody had the situation, or too few, has no practice', () => {
  expect(comparePractices([])).toEqual([]);
  expect(comparePractices(plantMoments(1, 2, 20))).toEqual([]);
});

test('chances are corrected for how many there are', () => {
  expect(correct([0.01, 0.04, 0.03, 0.5]).map((chance) => Number(chance.toFixed(4)))).toEqual([
    0.04, 0.0533, 0.0533, 0.5,
  ]);
});
