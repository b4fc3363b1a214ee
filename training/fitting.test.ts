import { describe, expect, it } from 'vitest';
import { sigmoid } from '#core/signals/odds.ts';
import { bestThreshold, fitClasses, fitLogistic, fitRidge, highest, macroF1, solve } from './fitting.ts';

describe('a logistic regression with priors', () => {
  it('finds the log-odds that the turns speak for', () => {
    const rows = Array.from({ length: 4000 }, (_, i) => [(i % 41) / 10 - 2, 1]);
    const truth = rows.map(([x], i) => ((i * 7919) % 1000) / 1000 < sigmoid(1.5 * x! - 0.5));
    const [slope, start] = fitLogistic(rows, truth, [
      { mean: 0, strength: 0.01 },
      { mean: 0, strength: 0.01 },
    ]);
    expect(slope).toBeCloseTo(1.5, 0);
    expect(start).toBeCloseTo(-0.5, 0);
  });

  it('stays where it was drawn while nearly nothing speaks', () => {
    const [weight] = fitLogistic([[1], [1]], [true, false], [{ mean: 0.7, strength: 100 }]);
    expect(weight).toBeCloseTo(0.7, 1);
  });
});

it('solves small systems', () => {
  expect(
    solve(
      [
        [2, 1],
        [1, 3],
      ],
      [5, 10],
    ).map((x) => Math.round(x * 1e6) / 1e6),
  ).toEqual([1, 3]);
  expect(
    fitRidge(
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      [3, 5, 7],
      1e-6,
    ).map(Math.round),
  ).toEqual([2, 1]);
});

describe('a threshold', () => {
  const scores = [0.9, 0.8, 0.3, 0.2, 0.1];
  const truth = [true, true, true, false, false];

  it('stands between the classes where turns are many', () => {
    const many = Array.from({ length: 100 }, () => scores).flat();
    const held = Array.from({ length: 100 }, () => truth).flat();
    expect(bestThreshold(many, held)).toBeGreaterThan(0.2);
    expect(bestThreshold(many, held)).toBeLessThan(0.3);
  });

  it('stays near the usual one where turns are few', () => {
    expect(bestThreshold(scores, truth)).toBeGreaterThan(0.4);
    expect(bestThreshold(scores, [false, false, false, false, false], 0.4)).toBe(0.4);
  });
});

it('helps classes that would never be told', () => {
  const logs = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? [0, -0.4] : [0, -0.9]));
  const truth = logs.map((_, i) => Number(i % 3 === 0));
  const { temperature, biases } = fitClasses(logs, truth);
  const guessed = logs.map((row) => highest(row.map((log, k) => log / temperature + biases[k]!)));
  expect(macroF1(guessed, truth, 2)).toBe(1);
});
