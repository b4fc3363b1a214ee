/** A Monday, to name the days of the week by. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** @param weekday 1 (Monday) to 7 */
export function weekdayName(weekday: number, language: string, style: 'short' | 'long'): string {
  const day = MONDAY + (weekday - 1) * DAY_MS;
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(day);
}
