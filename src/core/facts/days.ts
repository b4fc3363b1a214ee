import type { Bilingual } from '../bilingual.ts';

const DAY_MS = 86_400_000;

/** Instants, ISO 8601 in UTC: the first included, the other not. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** From the beginning of one day to the end of another on a zone's clock; days as `2026-01-05`. */
export function spanOfDays(first: string, last: string, zone: string): Span {
  return { from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) };
}

/** So many days on a zone's clock, up to an instant: whole days where that is the end of one. */
export function daysUpTo(to: string, days: number, zone: string): Span {
  const end = Date.parse(to);
  return { from: new Date(instantAt(end + offsetAt(end, zone) - days * DAY_MS, zone)).toISOString(), to };
}

/**
 * The span as long that ends where this one begins. Whole days on a zone's clock are as many days, also where one of them
 * has 23 or 25 hours; anything else is as many milliseconds. Of a span that is not over as much as has passed of it is taken:
 * a morning stands beside a morning, not beside a whole day.
 * @param now in milliseconds since 1970
 */
export function spanBefore({ from, to }: Span, zone: string, now: number): Span {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const onClock = (instant: number) => instant + offsetAt(instant, zone);
  const length = onClock(end) - onClock(begin);
  const before = (instant: number) =>
    length % DAY_MS === 0 ? instantAt(onClock(instant) - length, zone) : instant - (end - begin);
  const isRunning = begin < now && now < end;
  return {
    from: new Date(before(begin)).toISOString(),
    to: isRunning ? new Date(before(now)).toISOString() : from,
  };
}

/**
 * A zone's name as every store knows it, whatever its case (`asia/shanghai`); undefined where there is no such zone. An
 * offset (`+08:00`) names none: clocks are moved in places, not at offsets.
 */
export function zoneName(timeZone: string): string | undefined {
  if (/^[+-]/.test(timeZone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The day on which an instant, in milliseconds since 1970, falls. */
export function dayOf(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(instant);
}

/** An instant, in milliseconds since 1970, as people write it on a zone's clock: 2026年1月5日 17:00, 5 January 2026 at 17:00. */
export function momentWords(instant: number, zone: string): Bilingual {
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(instant);
  return { zh: write('zh-CN'), en: write('en-GB') };
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Tells the hour of an instant, in milliseconds since 1970, on a zone's clock; 0 is the first hour of Monday. */
export function hourOfWeekIn(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return Math.max(0, WEEK.indexOf(of('weekday'))) * 24 + Number(of('hour'));
  };
}

/** How much of a day on a zone's clock lies within a span, 0–1. */
export function partOfDay(day: string, { from, to }: Span, zone: string): number {
  const whole = spanOfDays(day, day, zone);
  const [begin, end] = [Date.parse(whole.from), Date.parse(whole.to)];
  const within = Math.min(end, Date.parse(to)) - Math.max(begin, Date.parse(from));
  return Math.max(0, within) / (end - begin);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins; where clocks are put forward at midnight, the first one there is. */
export function startOfDay(day: string, zone: string): string {
  return new Date(instantAt(Date.parse(`${day}T00:00:00Z`), zone)).toISOString();
}

/** The instant at which the zone's clock shows what UTC's shows at another one. */
function instantAt(shown: number, zone: string): number {
  const guess = shown - offsetAt(shown, zone);
  return shown - offsetAt(guess, zone);
}

/** Milliseconds by which the zone is ahead of UTC. */
export function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name);
  if (match === null) return 0;
  const [, sign, hours, minutes, seconds = '0'] = match;
  const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (sign === '-' ? -size : size) * 1000;
}
