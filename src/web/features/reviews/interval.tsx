import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../client/reviews.ts';
import styles from './reviews.module.css';

interface IntervalProps {
  readonly estimate: Estimate | null;
  /** A share from 0 to 1, or a coefficient from −1 to 1. */
  readonly kind: 'share' | 'coefficient';
}

/** A figure with the interval in which the true one is to be expected, drawn to scale beside it. */
export function Interval({ estimate, kind }: IntervalProps) {
  const { t } = useTranslation('reviews');
  if (estimate === null) return <span className="faint">–</span>;
  const { value, low, high } = estimate;
  const write = (one: number) =>
    kind === 'share'
      ? `${Math.round(one * 100)}%`
      : one
          .toFixed(2)
          .replace(/^-(?=0\.00$)/, '')
          .replace('-', '−');
  const place = (one: number) => (kind === 'share' ? one : (one + 1) / 2) * 100;
  return (
    <span className={styles['interval']} title={t('interval', { low: write(low), high: write(high) })}>
      <strong>{write(value)}</strong>
      <span className={styles['scale']} aria-hidden="true">
        <i
          style={{ insetInlineStart: `${place(low)}%`, width: `${Math.max(1, place(high) - place(low))}%` }}
        />
        <b style={{ insetInlineStart: `${place(value)}%` }} />
      </span>
      <em>{`${write(low)} – ${write(high)}`}</em>
    </span>
  );
}
