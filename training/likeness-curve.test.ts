import { expect, test } from 'vitest';
import { fitCurve, type Pair } from './likeness-curve.ts';

test('a threshold lets through the same share of unrelated pairs by vectors as by words', () => {
  // Products of unrelated pairs lie between 0.4 and 0.8, likeness of words between 0 and 0.5, independently.
  const unrelated = Array.from({ length: 2000 }, (_, i): Pair => {
    const position = (i * 7919) % 2000;
    return [0.4 + 0.4 * (position / 2000), 0.5 * (i / 2000)];
  });
  const again = unrelated.map(([product, words]): Pair => [product + 0.2, words]);
  const { wordShare, knots } = fitCurve({ again, other: unrelated, unrelated });
  expect(knots[0]![1]).toBe(0);
  expect(knots.at(-1)).toEqual([1 + wordShare, 1]);
  for (const [score, level] of knots.slice(1, -1)) {
    const byWords = unrelated.filter(([, words]) => words >= level).length;
    const byBoth = unrelated.filter(([product, words]) => product + wordShare * words >= score).length;
    expect(Math.abs(byWords - byBoth)).toBeLessThan(10);
  }
});
