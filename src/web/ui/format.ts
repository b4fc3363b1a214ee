import { useTranslation } from 'react-i18next';

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
  day(day: string): string;
  moment(instant: string): string;
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
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
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
      const seconds = ms / 1000;
      if (seconds < 60) return t('duration.s', { n: decimal.format(seconds) });
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60) {
        const rest = Math.round(seconds % 60);
        return rest === 0 ? t('duration.min', { n: minutes }) : t('duration.minS', { n: minutes, s: rest });
      }
      const hours = Math.floor(minutes / 60);
      if (hours >= 48) return t('duration.d', { n: decimal.format(hours / 24) });
      return minutes % 60 === 0
        ? t('duration.h', { n: hours })
        : t('duration.hMin', { n: hours, m: minutes % 60 });
    },
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    moment: (instant) => moment.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
  };
}
