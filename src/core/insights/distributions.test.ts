import { describe, expect, test } from 'vitest';
import { countAtLeast, logGamma, normalBelow, shareAtLeast } from './distributions.ts';

describe('distributions', () => {
  test('the gamma function continues the factorials', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 9);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9);
  });

  test('normal probabilities', () => {
    expect(normalBelow(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalBelow(-1.644854)).toBeCloseTo(0.05, 6);
  });

  test('tails of counts are what their terms add up to, on both sides of the mean', () => {
    // Poisson(2): 1 - e⁻²(1 + 2).
    expect(countAtLeast(2, 2, Number.POSITIVE_INFINITY)).toBeCloseTo(1 - 3 * Math.exp(-2), 10);
    expect(countAtLeast(5, 2, Number.POSITIVE_INFINITY)).toBeCloseTo(0.052653, 6);
    // A negative binomial of shape 1 is geometric: P(X ≥ k) = (m / (1 + m))ᵏ.
    expect(countAtLeast(6, 3, 1)).toBeCloseTo(0.75 ** 6, 10);
    expect(countAtLeast(2, 3, 1)).toBeCloseTo(0.75 ** 2, 10);
  });

  test('shares whose chance is not known are spread more widely than binomial ones', () => {
    // Beta(1, 1): each of the 0…4 is equally likely.
    expect(shareAtLeast(3, 4, 1, 1)).toBeCloseTo(2 / 5, 10);
    expect(shareAtLeast(3, 4, 1e7, 1e7)).toBeCloseTo(5 / 16, 5);
  });
});
