import { HALF_DAY, hourOfDay } from './half-days.ts';

/**
 * Reads the times that sources write. Nothing here knows the present: a time without a date stays a
 * clock time, and a time without a zone stays local.
 */
export type ParsedTime = Instant | DateOnly | Clock | { readonly kind: 'bad' };

export interface Instant {
  readonly kind: 'instant';
  /** ISO 8601 with seconds; with an offset where the source gives one. */
  readonly iso: string;
  /** Day and month could be the other way round (`3/4/2026`); read as month/day. */
  readonly ambiguous?: boolean;
}

export interface DateOnly {
  readonly kind: 'date';
  /** `2026-01-05` */
  readonly date: string;
}

/**
 * `09:00`, `00:01:23`, `1:02.5`: a time of day or a distance from the start; the neighbours decide. `9:05 AM` and 上午9:05
 * are times of day.
 */
export interface Clock {
  readonly kind: 'clock';
  /** Two or three numbers as written, the last possibly with a fraction. */
  readonly parts: readonly number[];
  /** Read as hours, minutes and seconds of a day: milliseconds after midnight; null when no such time exists. */
  readonly dayMs: number | null;
  /** Read as a distance (two numbers: minutes and seconds), in milliseconds; null when impossible. */
  readonly distanceMs: number | null;
}

const BAD = { kind: 'bad' } as const;
const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, string>> = {
  ...{ z: 'Z', ut: 'Z', utc: 'Z', gmt: 'Z', est: '-05:00', edt: '-04:00', cdt: '-05:00', mst: '-07:00' },
  ...{ mdt: '-06:00', pst: '-08:00', pdt: '-07:00', hkt: '+08:00', sgt: '+08:00' },
};

/** Reads one time; `bad` is both what cannot be read and what cannot be (month 13, 25:00 with a date). */
export function parseTime(value: unknown): ParsedTime {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 80) return BAD;
  const joined = value[10] === ' ' ? `${value.slice(0, 10)}T${value.slice(11)}` : value;
  if (CANONICAL.test(joined)) return fromCanonical(joined);
  const trimmed = value.normalize('NFKC').trim();
  const text = /^[[(].*[\])]$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
  if (/^\d+(\.\d+)?$/.test(text)) return fromDigits(text);
  const clock = parseClock(text);
  if (clock !== null) return clock;
  // The patterns leave room for spaces in many places: a run of them would be parted in all ways.
  return fromWritten(text.toLowerCase().replace(/\s+/g, ' '));
}

/** Milliseconds since 1970 of an ISO instant; one without an offset is counted as if it were UTC. */
export function instantMs(iso: string): number {
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`);
}

/** An instant `ms` later, in the same zone (or none) and with the same precision rules. */
export function shiftInstant(iso: string, ms: number): string {
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(iso)?.[0] ?? '';
  const local = new Date(Date.parse(`${iso.slice(0, iso.length - zone.length)}Z`) + ms).toISOString();
  return local.replace(/(\.000)?Z$/, '') + zone;
}

function fromEpoch(value: number): ParsedTime {
  // The four units in use are three orders of magnitude apart; the bounds are the years 1990 and 2100.
  for (const perSecond of [1, 1e3, 1e6, 1e9]) {
    const seconds = value / perSecond;
    if (seconds >= 631_152_000 && seconds < 4_102_444_800) {
      return {
        kind: 'instant',
        iso: new Date(Math.round(seconds * 1000)).toISOString().replace('.000Z', 'Z'),
      };
    }
  }
  return BAD;
}

function fromDigits(text: string): ParsedTime {
  const compact = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second] = compact;
    const read = assemble(year!, month!, day!, hour, minute, second, '');
    if (read.kind !== 'bad') return read;
  }
  return fromEpoch(Number(text));
}

/** Nearly every turn of a large file comes this way, so it takes no strings apart. */
function fromCanonical(value: string): ParsedTime {
  if (!isDate(twoDigits(value, 0) * 100 + twoDigits(value, 2), twoDigits(value, 5), twoDigits(value, 8)))
    return BAD;
  if (twoDigits(value, 11) > 23 || twoDigits(value, 14) > 59 || twoDigits(value, 17) > 59) return BAD;
  const zone = value.length - 6;
  const hasOffset = value[zone] === '+' || value[zone] === '-';
  if (hasOffset && (twoDigits(value, zone + 1) > 14 || twoDigits(value, zone + 4) > 59)) return BAD;
  return { kind: 'instant', iso: value };
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

const CLOCK = new RegExp(
  String.raw`^(?:(${HALF_DAY})\s*)?(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?([.,]\d+)?(?:\s*(${HALF_DAY}))?$`,
);

function parseClock(text: string): Clock | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const half = match[1] ?? match[6];
  const hour = Number(match[2]);
  const parts = [half === undefined ? hour : hourOfDay(hour, half), Number(match[3])];
  if (match[4] !== undefined) parts.push(Number(match[4]));
  const fraction = match[5] === undefined ? 0 : Number(match[5].replace(',', '.'));
  parts[parts.length - 1]! += fraction;
  const [a, b, c] = parts as [number, number, number?];
  const sixty = b < 60 && (c ?? 0) < 60;
  const asDay = sixty && a < 24 && (c !== undefined || fraction === 0);
  const distance = c === undefined ? a * 60 + b : a * 3600 + b * 60 + c;
  return {
    kind: 'clock',
    parts,
    dayMs: asDay ? Math.round((a * 3600 + b * 60 + (c ?? 0)) * 1000) : null,
    distanceMs: sixty && half === undefined ? Math.round(distance * 1000) : null,
  };
}

const TIME = String.raw`(\d{1,2})(?:[:时点](\d{1,2})?分?)?(?::?(\d{1,2})(\.\d+)?秒?)?`;
const ZONE = String.raw`(?:(?:utc|gmt)?([+-]\d{1,2}(?::?\d\d)?)|([a-z]{1,5}))?`;
const REST = String.raw`(?:[t,]?\s*(${HALF_DAY})?\s*${TIME}\s*(${HALF_DAY})?\s*${ZONE}\s*(?:\([^)]*\))?)?$`;
const NUMERIC_YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(?:\(?(?:星期.|周.)\)?)?\s*${REST}`,
);
const NUMERIC_YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*${REST}`);
const DAY_MONTH = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3,9})\.?[\s,-]+(\d{4})\s*${REST}`,
);
const MONTH_DAY = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\s*${REST}`,
);

function fromWritten(text: string): ParsedTime {
  const yearFirst = NUMERIC_YEAR_FIRST.exec(text);
  if (yearFirst !== null) return withTime(yearFirst, yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const yearLast = NUMERIC_YEAR_LAST.exec(text);
  if (yearLast !== null) {
    const [first, second] = [Number(yearLast[1]), Number(yearLast[2])];
    const dayFirst = first > 12;
    const read = withTime(
      yearLast,
      yearLast[3]!,
      dayFirst ? `${second}` : `${first}`,
      dayFirst ? `${first}` : `${second}`,
    );
    const ambiguous = first <= 12 && second <= 12 && first !== second;
    return read.kind === 'instant' && ambiguous ? { ...read, ambiguous: true } : read;
  }
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) return withTime(dayMonth, dayMonth[3]!, monthOf(dayMonth[2]!), dayMonth[1]!);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null) return withTime(monthDay, monthDay[3]!, monthOf(monthDay[1]!), monthDay[2]!);
  return BAD;
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3)) + 1);
}

function withTime(match: RegExpExecArray, year: string, month: string, day: string): ParsedTime {
  const [halfBefore, hour, minute, second, fraction, halfAfter, offset, zoneName] = match.slice(4);
  if (hour === undefined) return assemble(year, month, day, undefined, undefined, undefined, '');
  if (minute === undefined && (halfBefore ?? halfAfter) === undefined && !/[时点]/.test(match[0])) return BAD;
  const half = halfBefore ?? halfAfter;
  const hours = half === undefined ? Number(hour) : hourOfDay(Number(hour), half);
  const zone =
    offset !== undefined ? offsetOf(offset) : zoneName !== undefined ? (ZONES[zoneName] ?? '') : '';
  if (zone === null) return BAD;
  return assemble(year, month, day, String(hours), minute, second, zone, fraction);
}

/** `+8`, `+0800`, `+08:00` → `+08:00` */
function offsetOf(written: string): string | null {
  const match = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(written)!;
  if (Number(match[2]) > 14 || Number(match[3] ?? 0) > 59) return null;
  return `${match[1]}${match[2]!.padStart(2, '0')}:${match[3] ?? '00'}`;
}

function assemble(
  year: string,
  month: string,
  day: string,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string,
  fraction = '',
): ParsedTime {
  if (!isDate(Number(year), Number(month), Number(day))) return BAD;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return { kind: 'date', date };
  if (Number(hour) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return BAD;
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  return { kind: 'instant', iso: `${date}T${two(hour)}:${two(minute)}:${two(second)}${fraction}${zone}` };
}

/** A day of the calendar between 1970 and 2100: outside, a source wrote its own «nothing». */
function isDate(year: number, month: number, day: number): boolean {
  if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}
