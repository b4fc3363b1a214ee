import { countAtLeast } from './distributions.ts';
import { type CountSeries, DAY_HOURS, sumOf, type Usual, type UsualTraffic } from './usual-traffic.ts';

/** How far a topic's counts stray without a reason. */
export interface Unevenness {
  /** Variance beyond that of a Poisson count, over the square of what is expected. */
  readonly value: number;
  /** So many days' worth of counts say it. */
  readonly days: number;
}

/** 17 % of a day's number come and go: held as if three days had shown it, until more is known. */
const ORDINARY: Unevenness = { value: 0.03, days: 3 };
/** Topics are held to be alike as if ten days of each had shown the unevenness of all; 30 days of all are needed to say otherwise. */
const ALIKE: Unevenness = { value: 10, days: 30 };
/** No traffic is as even as a Poisson count: 10 % of a day's number come and go without a reason. */
const LEAST = 0.01;
const MOST = 2;

/**
 * Unevenness of stretches of some length, by topic, in the order of the series. It is seen at the length at which it is
 * asked for, so that it holds what the season does not say of its hours, too.
 *
 * By moments: value = Σ((count − expected)² − expected) ÷ Σ expected². Of rare topics that says next to nothing, since a
 * Poisson count is already that uneven: a day counts as (value × expected ÷ (1 + value × expected))² of a day, and what is
 * missing is taken from what all topics have in common.
 * @param topics what is usual of each
 * @param hours a divisor of 24
 */
export function unevennessOf(
  series: readonly CountSeries[],
  topics: readonly Usual[],
  usual: UsualTraffic,
  hours: number,
): readonly Unevenness[] {
  const seen = series.map(({ counts }, place) => seenUnevenness(counts, topics[place]!, usual, hours));
  let days = ORDINARY.days;
  let sum = ORDINARY.days * ORDINARY.value;
  for (const one of seen) {
    days += one.days;
    sum += one.days * one.value;
  }
  const common = Math.max(LEAST, sum / days);
  const alike = Math.min(days, alikeDays(seen, common));
  return seen.map((one) => {
    const value = (one.days * one.value + alike * common) / (one.days + alike);
    return { value: Math.min(MOST, Math.max(LEAST, value)), days: one.days + alike };
  });
}

/** Of so many days the value of a topic would differ from the common one by chance as much as topics differ in truth. */
function alikeDays(seen: readonly Unevenness[], common: number): number {
  let differ = 0;
  let days = 0;
  for (const one of seen) {
    // By chance alone the square is 2 ÷ days in the mean.
    differ += one.days * (one.value / common - 1) ** 2 - 2;
    days += one.days;
  }
  return (2 * (days + ALIKE.days)) / (Math.max(0, differ) + (2 * ALIKE.days) / ALIKE.value);
}

/** May be below 0 by chance: clipped here, the mean of many would be too high. */
function seenUnevenness(
  counts: ArrayLike<number>,
  topic: Usual,
  { from, to, heard, days }: UsualTraffic,
  hours: number,
): Unevenness {
  let beyond = 0;
  let squares = 1e-9;
  let known = 0;
  for (let end = to; end - DAY_HOURS >= from; end -= DAY_HOURS) {
    if (heard[end - 1] === 0) continue;
    let ofDay = 0;
    for (let at = end - DAY_HOURS; at < end; at += hours) {
      const expected = topic.expected(at, at + hours);
      // The level was taken from the same days, and lies nearer to them than to others.
      beyond += ((sumOf(counts, at, at + hours) - expected) ** 2 * days) / (days - 1) - expected;
      squares += expected ** 2;
      const uneven = ORDINARY.value * expected;
      ofDay += (uneven / (1 + uneven)) ** 2;
    }
    // What makes a day uneven is in all of its hours: together they say no more than the day.
    known += Math.min(1, ofDay);
  }
  return { value: beyond / squares, days: known };
}

/**
 * Probability of `least` or more where `expected` and the unevenness are only known so well: the mean over negative binomial
 * counts whose unevenness is value × days ÷ χ²(days).
 * @param doubt variance of what is expected, as a share of its square
 */
export function chanceOf(
  least: number,
  expected: number,
  { value, days }: Unevenness,
  doubt: number,
): number {
  const step = STEP * Math.sqrt(2 / days);
  let sum = 0;
  let weights = 0;
  for (let place = -STEPS; place <= STEPS; place++) {
    const log = place * step;
    const weight = Math.exp((days / 2) * (log + 1 - Math.exp(log)));
    sum += weight * countAtLeast(least, expected, 1 / (value / Math.exp(log) + doubt));
    weights += weight;
  }
  return sum / weights;
}

/** The logarithm of χ²(days) ÷ days is gone through in steps of so many standard deviations. */
const STEP = 0.75;
const STEPS = 6;
