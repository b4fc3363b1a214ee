import { instantMs } from '#core/conversation/times.ts';

/** What the columns can hold; a time outside is as good as the bound. */
const EARLIEST_INSTANT = Date.UTC(1900, 0, 1);
const LATEST_INSTANT = Date.UTC(2299, 11, 31);
export const LATEST_DAY = Date.UTC(2149, 5, 6);

/** `2026-01-05 01:00:00.000` in UTC. Throws RangeError for what is no instant. */
export function columnInstant(iso: string): string {
  return fromMs(readInstant(iso)).slice(0, 23);
}

/** `2026-01-05`, the UTC day of an instant. */
export function columnDay(iso: string): string {
  return dayOf(readInstant(iso));
}

/** ISO 8601 in UTC, of a column's `2026-01-05 01:00:00.000`. */
export function isoInstant(column: string): string {
  return `${column.replace(' ', 'T')}Z`;
}

export function dayOf(ms: number): string {
  return fromMs(Math.min(Math.max(ms, 0), LATEST_DAY)).slice(0, 10);
}

export function readInstant(iso: string): number {
  const ms = instantMs(iso);
  if (Number.isNaN(ms)) throw new RangeError(`"${iso}" is no instant: write it as 2026-01-05T09:00:00+08:00`);
  return Math.min(Math.max(ms, EARLIEST_INSTANT), LATEST_INSTANT);
}

function fromMs(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
