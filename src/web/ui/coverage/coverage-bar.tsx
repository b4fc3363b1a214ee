import { useTranslation } from 'react-i18next';
import styles from './coverage.module.css';

interface Counts {
  readonly received: number;
  readonly analysed: number;
  readonly pending: number;
  readonly failed: number;
}

const PARTS = ['analysed', 'pending', 'failed'] as const;

/** Received = analysed + in progress + failed, as one bar with its figures. */
export function CoverageBar({
  counts,
  words,
}: {
  readonly counts: Counts;
  readonly words: Readonly<Record<keyof Counts, string>>;
}) {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const whole = Math.max(1, counts.received);
  return (
    <div className={styles['coverage']}>
      <div className={styles['received']}>
        <strong data-count="received">{number.format(counts.received)}</strong>
        <span>{words.received}</span>
      </div>
      <div className={styles['bar']} aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} className={styles[part]} style={{ width: `${(counts[part] / whole) * 100}%` }} />
        ))}
      </div>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <i className={styles[part]} aria-hidden="true" />
            {words[part]} <strong data-count={part}>{number.format(counts[part])}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
