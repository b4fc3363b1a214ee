import type { InsightPeriod } from '#core/ports/insights.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Topics are looked for among what was said in so many days. */
export const TOPIC_DAYS = 60;
/** Whose problem a topic is shows in what happened lately: old trouble may be repaired. */
export const CAUSE_DAYS = 28;

/** Whole hours, so that figures of one hour agree with each other. */
export function lastDays(now: number, days: number): InsightPeriod {
  const end = Math.ceil(now / HOUR_MS) * HOUR_MS;
  return { from: new Date(end - days * DAY_MS).toISOString(), to: new Date(end).toISOString() };
}
