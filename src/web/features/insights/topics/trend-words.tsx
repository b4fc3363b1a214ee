import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import type { Topic } from '../use-insights.ts';
import styles from './topics.module.css';

interface TrendWordsProps {
  readonly trend: NonNullable<Topic['weight']>['trend'];
}

/** Growth in a week; in a colour only where it is no chance. */
export function TrendWords({ trend }: TrendWordsProps) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  if (trend === null) return <span className="faint">–</span>;
  const { value, low, high } = trend;
  const percent = (share: number) => `${formats.change(Math.round(100 * share))}%`;
  const way = low > 0 ? 'up' : high < 0 ? 'down' : 'even';
  return (
    <span
      className={styles[way]}
      title={t('topics.trendInterval', { low: percent(low), high: percent(high) })}
    >
      {way === 'even' ? t('topics.even') : percent(value)}
    </span>
  );
}
