/** Logarithm of the gamma function for x > 0, to 1e-10 (Lanczos, g = 7, nine terms). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  let sum = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x - 1 + i);
  const shifted = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Probability that a standard normal value is below z, to 1e-7 (Abramowitz and Stegun 26.2.17). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/**
 * Probability of `least` or more under a negative binomial count.
 * @param shape variance = mean + mean² / shape; infinite for a Poisson count
 */
export function countAtLeast(least: number, mean: number, shape: number): number {
  if (least <= 0) return 1;
  if (mean <= 0) return 0;
  const ratio = Number.isFinite(shape) ? mean / (shape + mean) : 0;
  const logTerm = (n: number) =>
    Number.isFinite(shape)
      ? logGamma(n + shape) -
        logGamma(shape) -
        logGamma(n + 1) +
        shape * Math.log(shape / (shape + mean)) +
        n * Math.log(ratio)
      : n * Math.log(mean) - mean - logGamma(n + 1);
  // Upwards from `least`: each term follows from the one before, and they soon vanish beyond the mean.
  const step = (n: number) => (Number.isFinite(shape) ? (ratio * (n + shape)) / (n + 1) : mean / (n + 1));
  if (least > mean) {
    let term = Math.exp(logTerm(least));
    let sum = 0;
    for (let n = least; term > sum * 1e-12 && n < least + 100_000; n++) {
      sum += term;
      term *= step(n);
    }
    return Math.min(1, sum);
  }
  let term = Math.exp(logTerm(0));
  let below = 0;
  for (let n = 0; n < least; n++) {
    below += term;
    term *= step(n);
  }
  return Math.max(0, 1 - below);
}

/** Probability of `least` or more of `trials` where the chance itself is known from Beta(a, b) (beta-binomial). */
export function shareAtLeast(least: number, trials: number, a: number, b: number): number {
  let sum = 0;
  const whole = logGamma(a + b) - logGamma(a) - logGamma(b) - logGamma(a + b + trials) + logGamma(trials + 1);
  for (let n = Math.max(0, least); n <= trials; n++) {
    sum += Math.exp(
      whole + logGamma(n + a) + logGamma(trials - n + b) - logGamma(n + 1) - logGamma(trials - n + 1),
    );
  }
  return Math.min(1, sum);
}
