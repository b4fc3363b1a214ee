/** A figure that was estimated from a sample, with the 95 % interval in which the true one is to be expected. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/**
 * A share with Wilson's score interval, which holds its promise for few cases and near 0 and 1 as well.
 * Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @returns null where there are no cases
 */
export function shareOf(hits: number, cases: number): Estimate | null {
  if (cases === 0) return null;
  const value = hits / cases;
  const square = Z * Z;
  const middle = (value + square / (2 * cases)) / (1 + square / cases);
  const reach =
    (Z / (1 + square / cases)) * Math.sqrt((value * (1 - value)) / cases + square / (4 * cases * cases));
  // Where all or none are hits, the bound is the value itself but for rounding.
  return {
    value,
    low: hits === 0 ? 0 : Math.max(0, middle - reach),
    high: hits === cases ? 1 : Math.min(1, middle + reach),
  };
}

/** An interval of Student's distribution around an estimate from `cases` cases, within the coefficient's bounds. */
export function around(value: number, variance: number, cases: number, least: number): Estimate {
  const reach = cases < 2 ? Number.POSITIVE_INFINITY : studentQuantile(cases - 1) * Math.sqrt(variance);
  return { value, low: Math.max(least, value - reach), high: Math.min(1, value + reach) };
}

/**
 * The 97.5 % quantile of Student's distribution: exact for one and two degrees of freedom, else by the expansion of
 * Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 26.7.5, within 0.01 from three on.
 */
export function studentQuantile(freedom: number): number {
  if (freedom === 1) return 12.706204736;
  if (freedom === 2) return 4.30265273;
  const z3 = Z ** 3;
  const z5 = Z ** 5;
  const z7 = Z ** 7;
  const z9 = Z ** 9;
  return (
    Z +
    (z3 + Z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * Z) / (92160 * freedom ** 4)
  );
}
