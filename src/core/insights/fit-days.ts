import type { Estimate } from '../reviews/intervals.ts';

/** What the days of a series have in common. */
export interface DayFit {
  /** Change in a week, as a share: 0.1 is a tenth more each week. */
  readonly weekly: Estimate;
  /** By day: how many are to be expected by the weekday and the growth. */
  readonly expected: ReadonlyMap<string, number>;
}

const LEAST_DAYS = 14;
const ROUNDS = 30;

/**
 * Growth by a Poisson regression with a factor for each weekday, so that a series that ends on a Sunday does not fall:
 * log E[count] = weekday + slope × day. The interval is widened by the unevenness that is left over (quasi-likelihood).
 * @param counts by day, `2026-01-05`
 * @param heard the days that count
 * @returns null with fewer than 14 days or 14 in all
 */
export function fitDays(counts: ReadonlyMap<string, number>, heard: readonly string[]): DayFit | null {
  if (heard.length < LEAST_DAYS) return null;
  const days = heard.map((day) => {
    const ms = Date.parse(`${day}T00:00:00Z`);
    return { at: ms / 86_400_000, weekday: new Date(ms).getUTCDay(), count: counts.get(day) ?? 0 };
  });
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total < LEAST_DAYS) return null;
  const middle = days.reduce((sum, { at }) => sum + at, 0) / days.length;
  let slope = 0;
  let information = 0;
  let expected: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Given the slope the weekdays are what makes sums agree; a conversation of an even week is added to each.
    const seen = new Float64Array(7);
    const load = new Float64Array(7);
    for (const { at, weekday, count } of days) {
      seen[weekday]! += count;
      load[weekday]! += Math.exp(slope * (at - middle));
    }
    const even = total / days.length;
    expected = days.map(
      ({ at, weekday }) => ((seen[weekday]! + even) / (load[weekday]! + 1)) * Math.exp(slope * (at - middle)),
    );
    let gradient = 0;
    information = 0;
    for (const [place, { at, count }] of days.entries()) {
      gradient += (count - expected[place]!) * (at - middle);
      information += expected[place]! * (at - middle) ** 2;
    }
    const step = Math.max(-0.2, Math.min(0.2, gradient / Math.max(1e-9, information)));
    slope += step;
    if (Math.abs(step) < 1e-7) break;
  }
  const unevenness = days.reduce(
    (sum, { count }, place) => sum + (count - expected[place]!) ** 2 / Math.max(0.1, expected[place]!),
    0,
  );
  const spread = Math.max(1, unevenness / Math.max(1, days.length - 8));
  const error = 1.96 * Math.sqrt(spread / Math.max(1e-9, information));
  const weekly = (perDay: number) => Math.exp(7 * perDay) - 1;
  return {
    weekly: { value: weekly(slope), low: weekly(slope - error), high: weekly(slope + error) },
    expected: new Map(heard.map((day, place) => [day, expected[place]!])),
  };
}
