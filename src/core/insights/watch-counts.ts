import { ownSeasons } from './own-seasons.ts';
import { chanceOf, unevennessOf } from './unevenness.ts';
import {
  type CountSeries,
  DAY_HOURS,
  type HourOfWeek,
  sumOf,
  type Usual,
  type UsualTraffic,
  usualTraffic,
} from './usual-traffic.ts';

export interface WatchOptions {
  /** How many false alarms of all topics together are put up with in 30 days. */
  readonly falseAlarms: number;
  readonly hourOfWeek: HourOfWeek;
  /** From the same day of the month before to the last day of the series: 28 to 31. */
  readonly daysOfMonth: number;
}

export interface Surge {
  readonly topic: string;
  /** Length of the stretch up to now, in hours, in which it shows most. */
  readonly hours: number;
  readonly conversations: number;
  /** What was to be expected of those hours. */
  readonly expected: number;
  /** Probability of so many or more, if nothing had happened. */
  readonly chance: number;
}

export const WATCHED_HOURS = [1, 3, 6, 24] as const;
const LEAST_CONVERSATIONS = 5;
const LEAST_TIMES = 1.8;
/** The same days of the month before are held against today where they were so many times what is usual. */
const MONTHLY_TIMES = 1.5;
/**
 * Stretches that overlap, and hours that follow each other, see mostly the same, and counts jump over the limit: so many
 * tests make no more alarms than one of its own would (four of them as many, were everything known).
 */
const DEPENDENT = 3;

/**
 * Topics that come up more often than the hour of the week, the day of the month and the whole organisation's traffic
 * explain. A count is held to be negative binomial around
 *
 *   expected = level × season(hour of the week) × common
 *
 * with the level from four weeks, the season that of all topics and the topic's own, and `common` how much all other topics
 * together are above their own expectation now; or what the same days of the month before had, if that is more. What is
 * usually uneven needs more to surprise, and so does what is known from little: the chance is taken over what level, season
 * and unevenness may be, given the weeks that were seen.
 *
 * The chance that is acted on divides the budget of false alarms among all tests of 30 days.
 */
export function watchCounts(series: readonly CountSeries[], options: WatchOptions): readonly Surge[] {
  const usual = usualTraffic(series, options.hourOfWeek);
  if (usual === null) return [];
  const tests = (30 * DAY_HOURS * WATCHED_HOURS.length * Math.max(1, series.length)) / DEPENDENT;
  const limit = options.falseAlarms / tests;
  const topics = ownSeasons(series, usual);
  const end = usual.total.length;
  const found = new Map<string, Surge>();
  for (const hours of WATCHED_HOURS) {
    const uneven = unevennessOf(series, topics, usual, hours);
    const begin = end - hours;
    const usually = topics.map((one) => one.expected(begin, end));
    const all = { now: sumOf(usual.total, begin, end), usually: 0, squares: 0 };
    for (const one of usually) {
      all.usually += one;
      all.squares += one * one;
    }
    for (const [place, { topic, counts }] of series.entries()) {
      const conversations = sumOf(counts, begin, end);
      const byNow = usually[place]!;
      if (byNow === 0 || conversations < LEAST_CONVERSATIONS) continue;
      const own = uneven[place]!;
      const others = {
        now: all.now - conversations,
        usually: all.usually - byNow,
        squares: all.squares - byNow * byNow,
      };
      const common = commonOf(others, own.value);
      const then = monthBefore(counts, topics[place]!, usual, hours, options.daysOfMonth);
      const expected = byNow * Math.max(common.times, then);
      if (conversations < LEAST_TIMES * expected) continue;
      const { seen } = topics[place]!;
      const season = usual.all.doubt(begin, end) + topics[place]!.doubt(begin, end);
      const doubt = season + common.doubt + 1 / (seen + 0.5) + own.value / usual.days;
      const chance = chanceOf(conversations, expected, own, doubt);
      if (chance < Math.min(limit, found.get(topic)?.chance ?? 1))
        found.set(topic, { topic, hours, conversations, expected, chance });
    }
  }
  return [...found.values()].toSorted((a, b) => a.chance - b.chance);
}

/**
 * How many times what is usual the others have now, 1 at least, drawn towards 1 by as much as chance alone would make of it
 * (James and Stein: by 2 ÷ z²); and the variance that this leaves.
 * @param others squares: sum of the squares of what is usual of each
 */
function commonOf(
  others: { readonly now: number; readonly usually: number; readonly squares: number },
  unevenness: number,
): { readonly times: number; readonly doubt: number } {
  if (others.usually < 1) return { times: 1, doubt: 0 };
  const variance = 1 / others.usually + (unevenness * others.squares) / others.usually ** 2;
  const beyond = others.now / others.usually - 1;
  const believed = Math.max(0, 1 - (2 * variance) / beyond ** 2);
  return { times: 1 + Math.max(0, beyond) * believed, doubt: believed * variance };
}

/** How many times what was usual the same days of the month before had, where they stood out; else 1. */
function monthBefore(
  counts: ArrayLike<number>,
  topic: Usual,
  { heard, total }: UsualTraffic,
  hours: number,
  daysOfMonth: number,
): number {
  const from = total.length - hours - daysOfMonth * DAY_HOURS;
  if (from < 0 || heard[from] === 0) return 1;
  const usual = topic.expected(from, from + hours);
  const then = sumOf(counts, from, from + hours);
  return usual > 0 && then >= MONTHLY_TIMES * usual ? then / usual : 1;
}
