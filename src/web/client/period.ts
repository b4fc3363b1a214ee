import { addDays, dayOf, type Span, startOfDay } from '#core/facts/days.ts';

export const PERIODS = ['today', '7d', '30d', '90d', 'all'] as const;
export type Period = (typeof PERIODS)[number];

const DAYS: Readonly<Record<Exclude<Period, 'all'>, number>> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };

export function isPeriod(text: string | undefined): text is Period {
  return PERIODS.some((period) => period === text);
}

/** Whole days up to and with today, as the organisation's clock counts them; null for everything. */
export function spanOf(period: Period, zone: string, now: number): Span | null {
  if (period === 'all') return null;
  const today = dayOf(now, zone);
  return {
    from: startOfDay(addDays(today, 1 - DAYS[period]), zone),
    to: startOfDay(addDays(today, 1), zone),
  };
}
