/** Conversations an hour, oldest first; all series of one organisation begin with the same hour. */
export interface CountSeries {
  readonly topic: string;
  readonly counts: ArrayLike<number>;
}

/** Hour of the week, 0 the first of Monday, of each hour of the series, on the organisation's clock: clocks are moved. */
export type HourOfWeek = (at: number) => number;

/** The four weeks that ended a day ago, of which is known what is usual. */
export interface UsualTime {
  /** First hour of it, and the hour after its last. */
  readonly from: number;
  readonly to: number;
  readonly hourOfWeek: HourOfWeek;
  /** 1 for each hour of a day on which anything was received. */
  readonly heard: Uint8Array;
  /** How often each of the 168 hours of the week was heard in the time. */
  readonly heardHours: Float64Array;
  /** Days of the time that were heard. */
  readonly days: number;
}

/** What an organisation's traffic is usually like. */
export interface UsualTraffic extends UsualTime {
  /** All topics together, by hour. */
  readonly total: Float64Array;
  readonly all: Usual;
}

/** What is to be expected of some traffic. */
export interface Usual {
  /** Conversations from which it is known. */
  readonly seen: number;
  /** Conversations to be expected in each of the 168 hours of the week. */
  readonly byWeek: Float64Array;
  /** Conversations to be expected of the hours from `begin` to before `end`. */
  expected(begin: number, end: number): number;
  /** Variance of that for want of more to know its season from, as a share of its square. */
  doubt(begin: number, end: number): number;
}

export const DAY_HOURS = 24;
const WEEK_HOURS = 168;
/** What happened within a day says nothing yet of what is usual. */
const RECENT = DAY_HOURS;
const USUAL_FROM = 28 * DAY_HOURS;
/** With less of it nothing is known of the season. */
const LEAST_USUAL = 3 * DAY_HOURS;
/** Hours and weekdays are drawn towards an even load as if so many more hours had been seen. */
const EVEN_HOURS = 3;
/** Variance of a weekday of which nothing was seen: they differ by a fifth. */
const WEEKDAYS_DIFFER = 0.05;

/**
 * Hours of days on which nothing at all was received (a connection that was cut, a month without data) are left out. The
 * season of all is that of the hour of the day times that of the weekday.
 * @returns null where too little was heard
 */
export function usualTraffic(series: readonly CountSeries[], hourOfWeek: HourOfWeek): UsualTraffic | null {
  const length = Math.max(0, ...series.map(({ counts }) => counts.length));
  const total = new Float64Array(length);
  for (const { counts } of series) for (let at = 0; at < counts.length; at++) total[at]! += counts[at]!;
  const heard = heardDays(total);
  const from = Math.max(0, length - USUAL_FROM - RECENT);
  const to = length - RECENT;
  const hours = sumOf(heard, from, to);
  if (hours < LEAST_USUAL) return null;
  const heardHours = new Float64Array(WEEK_HOURS);
  for (let at = from; at < to; at++) heardHours[hourOfWeek(at)]! += heard[at]!;
  const time: UsualTime = { from, to, hourOfWeek, heard, heardHours, days: hours / DAY_HOURS };
  const seen = seenByWeek(time, total);
  const mean = sumOf(total, from, to) / hours;
  const even = heardHours.map((n) => n * mean);
  const byHour = { seen: ofHours(seen), expected: ofHours(even) };
  const byDay = { seen: ofWeekdays(seen), expected: ofWeekdays(even) };
  const factor = ({ seen: own, expected }: Shares, part: number) =>
    (own[part]! + EVEN_HOURS * mean) / (expected[part]! + EVEN_HOURS * mean || 1);
  const all = usualBy(
    time,
    seen,
    seen.map((_, week) => factor(byHour, hourOf(week)) * factor(byDay, weekdayOf(week))),
    { hour: byHour.seen.map((n) => n + 1), weekday: byDay.seen.map((n) => n + 1 / WEEKDAYS_DIFFER) },
  );
  return { ...time, total, all };
}

/** Conversations of each hour of the day, or of each weekday, beside what was to be expected. */
export interface Shares {
  readonly seen: Float64Array;
  readonly expected: Float64Array;
}

/** Conversations of the time in each hour of the week. */
export function seenByWeek({ from, to, hourOfWeek, heard }: UsualTime, counts: ArrayLike<number>) {
  const seen = new Float64Array(WEEK_HOURS);
  for (let at = from; at < to; at++) if (heard[at] === 1) seen[hourOfWeek(at)]! += counts[at] ?? 0;
  return seen;
}

export function ofHours(byWeek: Float64Array): Float64Array {
  return sumBy(byWeek, DAY_HOURS, hourOf);
}

export function ofWeekdays(byWeek: Float64Array): Float64Array {
  return sumBy(byWeek, 7, weekdayOf);
}

function sumBy(byWeek: Float64Array, parts: number, partOf: (week: number) => number): Float64Array {
  const sums = new Float64Array(parts);
  for (const [week, value] of byWeek.entries()) sums[partOf(week)]! += value;
  return sums;
}

export function hourOf(week: number): number {
  return week % DAY_HOURS;
}

export function weekdayOf(week: number): number {
  return Math.floor(week / DAY_HOURS);
}

/**
 * What is expected by the load of each hour of the week, at the level that was seen.
 * @param known from how many conversations the load of each hour of the day and of each weekday is known
 */
export function usualBy(
  { hourOfWeek, heardHours }: UsualTime,
  seenOf: Float64Array,
  load: Float64Array,
  known: { readonly hour: Float64Array; readonly weekday: Float64Array },
): Usual {
  const seen = sumOf(seenOf, 0, WEEK_HOURS);
  let whole = 0;
  for (let week = 0; week < WEEK_HOURS; week++) whole += heardHours[week]! * load[week]!;
  const level = whole === 0 ? 0 : (seen + 0.5) / whole;
  const byWeek = load.map((value) => level * value);
  const sumBetween = (begin: number, end: number, of: (week: number) => number) => {
    let sum = 0;
    for (let at = begin; at < end; at++) sum += of(hourOfWeek(at));
    return sum;
  };
  return {
    ...{ seen, byWeek },
    expected: (begin, end) => sumBetween(begin, end, (week) => byWeek[week]!),
    doubt(begin, end) {
      const day = known.weekday[weekdayOf(hourOfWeek(end - 1))]!;
      return 1 / day + 1 / sumBetween(begin, end, (week) => known.hour[hourOf(week)]!);
    },
  };
}

export function sumOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i < Math.min(to, values.length); i++) sum += values[i]!;
  return sum;
}

function heardDays(total: Float64Array): Uint8Array {
  const heard = new Uint8Array(total.length);
  for (let end = total.length; end > 0; end -= DAY_HOURS) {
    const begin = Math.max(0, end - DAY_HOURS);
    if (sumOf(total, begin, end) > 0) heard.fill(1, begin, end);
  }
  return heard;
}
