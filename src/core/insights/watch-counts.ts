import { countAtLeast } from './distributions.ts';

/** Conversations an hour, oldest first; all series of one organisation begin with the same hour. */
export interface CountSeries {
  readonly topic: string;
  readonly counts: ArrayLike<number>;
}

export interface WatchOptions {
  /** How many false alarms of all topics together are put up with in 30 days. */
  readonly falseAlarms: number;
  /** Hour of the week of the first hour of the series, 0 the first of Monday on the organisation's clock. */
  readonly firstHour: number;
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
const WEEK = 168;
const DAY = 24;
/** What happened within a day says nothing yet of what is usual. */
const RECENT = 24;
const USUAL_FROM = 28 * DAY;
/** With less of it nothing is known of the season. */
const LEAST_USUAL = 3 * DAY;
const LEAST_CONVERSATIONS = 5;
const LEAST_TIMES = 1.8;
/** The same days of the month before are held against today where they were so many times what is usual. */
const MONTHLY_TIMES = 1.5;
/** Stretches that overlap, and hours that follow each other, see mostly the same: so many tests count as one. */
const DEPENDENT = 1.5;

/**
 * Topics that come up more often than the hour of the week, the day of the month and the whole organisation's traffic
 * explain. A count is held to be negative binomial around
 *
 *   expected = level × season(hour of the week) × common
 *
 * with the level from four weeks, the season that of all topics, and `common` how much all other topics together are above
 * their own expectation now; or what the same days of the month before had, if that is more. The shape comes from how days
 * varied, so that what is usually uneven needs more to surprise. Hours in which nothing at all was received (a connection
 * that was cut, a month without data) are left out.
 *
 * The chance that is acted on divides the budget of false alarms among all tests of 30 days.
 */
export function watchCounts(series: readonly CountSeries[], options: WatchOptions): readonly Surge[] {
  const length = Math.max(0, ...series.map(({ counts }) => counts.length));
  const total = new Float64Array(length);
  for (const { counts } of series)
    for (let hour = 0; hour < counts.length; hour++) total[hour]! += counts[hour]!;
  const heard = heardDays(total);
  const from = Math.max(0, length - USUAL_FROM - RECENT);
  const to = length - RECENT;
  let usualHours = 0;
  for (let hour = from; hour < to; hour++) if (heard[hour] === 1) usualHours++;
  if (usualHours < LEAST_USUAL) return [];
  const season = seasonOf(total, heard, from, to, options.firstHour);
  const level = levels(series, total, season, heard, from, to);
  const tests = (30 * DAY * WATCHED_HOURS.length * Math.max(1, series.length)) / DEPENDENT;
  const limit = options.falseAlarms / tests;
  const surges: Surge[] = [];
  for (const one of series) {
    const own = level.of(one.counts);
    let best: Surge | undefined;
    for (const hours of WATCHED_HOURS) {
      const begin = length - hours;
      let load = 0;
      for (let hour = begin; hour < length; hour++) load += season[hour]!;
      const conversations = sumOf(one.counts, begin, length);
      if (load === 0 || conversations < LEAST_CONVERSATIONS) continue;
      const others = sumOf(total, begin, length) - conversations;
      const othersUsual = load * Math.max(1e-9, level.all - own.perLoad);
      // Of few others nothing can be said: they are drawn towards what is usual.
      const common = (others + 10) / (othersUsual + 10);
      const sameDays = monthBefore(
        one.counts,
        { heard, season, perLoad: own.perLoad },
        begin,
        hours,
        options,
      );
      const expected = Math.max(load * own.perLoad * Math.max(1, common), sameDays);
      if (conversations < LEAST_TIMES * expected) continue;
      const chance = countAtLeast(conversations, expected, 1 / (1 / own.shape + 1 / (own.seen + 0.5)));
      if (chance < limit && (best === undefined || chance < best.chance))
        best = { topic: one.topic, hours, conversations, expected, chance };
    }
    if (best !== undefined) surges.push(best);
  }
  return surges.toSorted((a, b) => a.chance - b.chance);
}

/** 1 for each hour of a day on which anything was received. */
function heardDays(total: Float64Array): Uint8Array {
  const heard = new Uint8Array(total.length);
  for (let end = total.length; end > 0; end -= DAY) {
    const begin = Math.max(0, end - DAY);
    if (sumOf(total, begin, end) > 0) heard.fill(1, begin, end);
  }
  return heard;
}

/** Load of each hour: of the weekday and of the hour of the day, each drawn towards an even one where little was seen. */
function seasonOf(total: Float64Array, heard: Uint8Array, from: number, to: number, firstHour: number) {
  const byHour = new Float64Array(DAY);
  const hours = new Float64Array(DAY);
  const byDay = new Float64Array(7);
  const days = new Float64Array(7);
  let all = 0;
  let seen = 0;
  for (let hour = from; hour < to; hour++) {
    if (heard[hour] === 0) continue;
    const week = (firstHour + hour) % WEEK;
    byHour[week % DAY]! += total[hour]!;
    hours[week % DAY]! += 1;
    byDay[Math.floor(week / DAY)]! += total[hour]!;
    days[Math.floor(week / DAY)]! += 1;
    all += total[hour]!;
    seen++;
  }
  const mean = all / Math.max(1, seen);
  const factor = (sum: number, count: number) => (sum + 3 * mean) / (count * mean + 3 * mean || 1);
  const season = new Float64Array(total.length);
  for (let hour = 0; hour < total.length; hour++) {
    const week = (firstHour + hour) % WEEK;
    const day = Math.floor(week / DAY);
    season[hour] = factor(byHour[week % DAY]!, hours[week % DAY]!) * factor(byDay[day]!, days[day]!);
  }
  return season;
}

function levels(
  series: readonly CountSeries[],
  total: Float64Array,
  season: Float64Array,
  heard: Uint8Array,
  from: number,
  to: number,
) {
  let load = 0;
  for (let hour = from; hour < to; hour++) if (heard[hour] === 1) load += season[hour]!;
  const all = sumOf(total, from, to) / Math.max(1e-9, load);
  // What few conversations leave open of a topic's unevenness, the others tell.
  const shared = pooledShape(series.map(({ counts }) => daysOf(counts, total, season, heard, from, to)));
  return {
    all,
    of(counts: ArrayLike<number>) {
      const seen = sumOf(counts, from, to);
      const days = daysOf(counts, total, season, heard, from, to);
      return { perLoad: (seen + 0.5) / load, seen, shape: pooledShape([days], shared) };
    },
  };
}

/** Of each day that was heard: how many there were and how many of all would have been the topic's. */
function daysOf(
  counts: ArrayLike<number>,
  total: Float64Array,
  season: Float64Array,
  heard: Uint8Array,
  from: number,
  to: number,
): { readonly count: number; readonly expected: number }[] {
  const days: { count: number; load: number; whole: number }[] = [];
  let [sum, load] = [0, 0];
  for (let end = to; end - DAY >= from; end -= DAY) {
    if (heard[end - 1] === 0) continue;
    const day = { count: sumOf(counts, end - DAY, end), load: 0, whole: sumOf(total, end - DAY, end) };
    for (let hour = end - DAY; hour < end; hour++) day.load += season[hour]!;
    days.push(day);
    sum += day.count;
    load += day.load;
  }
  return days.map(({ count, load: own }) => ({ count, expected: load > 0 ? (sum * own) / load : 0 }));
}

/** By moments: the variance beyond that of a Poisson count, over the squared mean. */
function pooledShape(
  topics: readonly (readonly { readonly count: number; readonly expected: number }[])[],
  prior?: number,
): number {
  let beyond = 0;
  let squares = 1e-9;
  for (const days of topics) {
    for (const { count, expected } of days) {
      beyond += (count - expected) ** 2 - expected;
      squares += expected ** 2;
    }
  }
  const own = Math.max(0, beyond / squares);
  const days = topics.reduce((sum, one) => sum + one.length, 0);
  // As if ten days had shown the unevenness that all topics have.
  const drawn = prior === undefined ? own : (own * days + 10 / prior) / (days + 10);
  return 1 / Math.min(2, Math.max(LEAST_UNEVEN, drawn));
}

/** No traffic is as even as a Poisson count: 10 % of a day's number come and go without a reason. */
const LEAST_UNEVEN = 0.01;

/** What the same days of the month before let expect, where they stood out; else nothing. */
function monthBefore(
  counts: ArrayLike<number>,
  { heard, season, perLoad }: { heard: Uint8Array; season: Float64Array; perLoad: number },
  begin: number,
  hours: number,
  { daysOfMonth }: WatchOptions,
): number {
  const from = begin - daysOfMonth * DAY;
  if (from < 0 || heard[from] === 0) return 0;
  const usual = perLoad * sumOf(season, from, from + hours);
  const then = sumOf(counts, from, from + hours);
  if (then < MONTHLY_TIMES * usual || usual === 0) return 0;
  return (then / usual) * perLoad * sumOf(season, begin, begin + hours);
}

function sumOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i < Math.min(to, values.length); i++) sum += values[i]!;
  return sum;
}
