import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import styles from './parts.module.css';

interface RateScaleProps {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly usual: number;
}

/** A share that goes badly, drawn to scale with its interval, beside what the same people have elsewhere. */
export function RateScale({ rate, low, high, usual }: RateScaleProps) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  const percent = (share: number) => formats.percent(Math.round(100 * share) / 100);
  return (
    <span className={styles['rate']}>
      <span className={styles['scale']} aria-hidden="true">
        <i style={{ insetInlineStart: `${100 * low}%`, width: `${Math.max(1, 100 * (high - low))}%` }} />
        <u style={{ insetInlineStart: `${100 * usual}%` }} />
        <b style={{ insetInlineStart: `${100 * rate}%` }} />
      </span>
      <span className={styles['figures']}>
        {t('rate.interval', { rate: percent(rate), low: percent(low), high: percent(high) })}
        <small>{t('rate.usual', { usual: percent(usual) })}</small>
      </span>
    </span>
  );
}
