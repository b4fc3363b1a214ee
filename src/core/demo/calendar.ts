import { between, type Random, weighted } from './random.ts';

const DAY_MS = 86_400_000;
/** The organisation's clock, as written behind every instant. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;

export const DAYS = 60;
/** Sunday first. */
const WEEKDAY_LOAD = [0.72, 1.16, 1.04, 1, 1, 1.05, 0.84];
const HOUR_LOAD = {
  '8': 3,
  '9': 7,
  '10': 9,
  '11': 8,
  '12': 5,
  '13': 5,
  '14': 7,
  '15': 7,
  '16': 6,
  '17': 5,
  '18': 6,
  '19': 9,
  '20': 9,
  '21': 7,
  '22': 2,
};

/** The last day that is over on the organisation's clock, an ISO date: nobody has spoken later today. */
export function lastWholeDay(now: number): string {
  return instant(now - DAY_MS).slice(0, 10);
}

/** Milliseconds of the midnight that begins the last day. Throws when the text is no ISO date. */
export function lastMidnight(until: string): number {
  const midnight = Date.parse(`${until.slice(0, 10)}T00:00:00${OFFSET}`);
  if (Number.isNaN(midnight)) throw new Error(`"${until}" is no date: write the last day as YYYY-MM-DD`);
  return midnight;
}

/** `count` starts over the 60 days up to and with the last, in order, busy when people have time to ask. */
export function startTimes(random: Random, until: string, count: number): { day: number; ms: number }[] {
  const first = lastMidnight(until) - (DAYS - 1) * DAY_MS;
  const loads = Array.from({ length: DAYS }, (_, day) => {
    const weekday = new Date(first + day * DAY_MS + OFFSET_MS).getUTCDay();
    return WEEKDAY_LOAD[weekday]! * (0.94 + random() * 0.12);
  });
  const total = loads.reduce((sum, load) => sum + load, 0);
  const starts: { day: number; ms: number }[] = [];
  let passed = 0;
  for (const [day, load] of loads.entries()) {
    passed += load;
    const due = Math.round((passed / total) * count);
    while (starts.length < due) {
      const hour = Number(weighted(random, HOUR_LOAD));
      starts.push({ day, ms: first + day * DAY_MS + hour * 3_600_000 + between(random, 0, 3_599_000) });
    }
  }
  return starts.sort((one, other) => one.ms - other.ms);
}

/** ISO 8601 on the organisation's clock, to the second. */
export function instant(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 19) + OFFSET;
}

export function hourOf(ms: number): number {
  return new Date(ms + OFFSET_MS).getUTCHours();
}

/** Calendar parts of a moment some days away. */
export function dateAt(ms: number, days: number): { month: number; day: number; weekday: number } {
  const date = new Date(ms + OFFSET_MS + days * DAY_MS);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() };
}
