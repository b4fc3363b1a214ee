import { zoneName } from '#core/facts/days.ts';
import type { Parameters } from './parameters.ts';

export type ClockUnit = 'hour' | 'weekday' | 'day' | 'week' | 'month';

/** SQL: the zone by its name. Throws RangeError where there is no such zone. */
export function zoneText(timeZone: string, parameters: Parameters): string {
  const name = zoneName(timeZone);
  if (name === undefined) {
    throw new RangeError(`"${timeZone}" is no time zone: use an IANA name, as Asia/Shanghai`);
  }
  return parameters.text(name);
}

/**
 * SQL over a row: hours 0–23 and weekdays 1 (Monday) – 7 as numbers, days and the Mondays of weeks as dates, months as
 * `2026-01`.
 */
export function clockOf(unit: ClockUnit, zone: string): string {
  switch (unit) {
    case 'hour':
      return `toHour(at, ${zone})`;
    case 'weekday':
      return `toDayOfWeek(at, 0, ${zone})`;
    case 'day':
      return `toDate(at, ${zone})`;
    case 'week':
      return `toMonday(at, ${zone})`;
    case 'month':
      return `formatDateTime(at, '%Y-%m', ${zone})`;
  }
}
