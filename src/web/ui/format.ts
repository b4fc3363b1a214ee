import { useTranslation } from 'react-i18next';
import { dayOf } from '#core/facts/days.ts';
import { durationParts } from './duration.ts';

export interface Formats {
  count(value: number): string;
  /** A share 0–1 as a percentage. */
  percent(share: number): string;
  /** One decimal at most. */
  decimal(value: number): string;
  /** Two decimals. */
  hundredths(value: number): string;
  /** With its sign. */
  change(value: number): string;
  /** With its sign and two decimals. */
  hundredthsChange(value: number): string;
  duration(ms: number): string;
  /** With the year where it is not this one. */
  day(day: string): string;
  /** With the year where it is not this one. */
  moment(instant: string): string;
  /** Without its year, for axes, where there is no room. */
  dayOfYear(day: string): string;
  /** Always with its year, for what is kept for long. */
  dated(instant: string): string;
  time(instant: string): string;
}

/** Figures, times and spans as the language of the page writes them, on the clock of `zone`. */
export function useFormats(zone: string): Formats {
  const { t, i18n } = useTranslation('ui');
  const language = i18n.language;
  const count = new Intl.NumberFormat(language);
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const hundredths = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const hundredthsChange = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const ofDay = { month: 'short', day: 'numeric' } as const;
  const ofMoment = {
    ...ofDay,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  } as const;
  const year = new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: zone });
  const thisYear = year.format(Date.now());
  const written = (form: Intl.DateTimeFormatOptions, instant: Date, isThisYear: boolean) =>
    new Intl.DateTimeFormat(language, isThisYear ? form : { ...form, year: 'numeric' }).format(instant);
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return {
    count: (value) => count.format(value),
    percent: (share) => `${decimal.format(share * 100)}%`,
    decimal: (value) => decimal.format(value),
    hundredths: (value) => hundredths.format(value),
    change: (value) => change.format(value).replace('-', '−'),
    hundredthsChange: (value) => hundredthsChange.format(value).replace('-', '−'),
    duration: (ms) => {
      const { key, ...parts } = durationParts(ms);
      const isShare = key === 's' || key === 'd';
      return t(`duration.${key}`, isShare ? { n: decimal.format(parts.n) } : parts);
    },
    day: (text) => {
      const isThisYear = text.startsWith(dayOf(Date.now(), zone).slice(0, 4));
      return written({ ...ofDay, timeZone: 'UTC' }, new Date(`${text}T00:00:00Z`), isThisYear);
    },
    dayOfYear: (text) => written({ ...ofDay, timeZone: 'UTC' }, new Date(`${text}T00:00:00Z`), true),
    moment: (instant) => {
      const at = new Date(instant);
      return written(ofMoment, at, year.format(at) === thisYear);
    },
    dated: (instant) => written(ofMoment, new Date(instant), false),
    time: (instant) => time.format(new Date(instant)),
  };
}
