import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Measure } from '#core/facts/figures.ts';
import type { Search } from '../../client/address.ts';
import { figureOf } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import type { FiguresAnswer } from '../../client/types.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './overview.module.css';
import { STANDARD } from './standard.ts';

interface Shown {
  readonly measure: Extract<Measure, 'conversations' | 'score' | 'satisfaction' | 'resolved'>;
  readonly more: Search;
  /** Whether more of it is better; for the number of conversations neither. */
  readonly isGood: boolean;
}

const SHOWN: readonly Shown[] = [
  { measure: 'conversations', more: {}, isGood: false },
  { measure: 'score', more: { sort: 'lowest_score' }, isGood: true },
  { measure: 'satisfaction', more: { sort: 'lowest_satisfaction' }, isGood: true },
  { measure: 'resolved', more: { resolution: ['unresolved', 'partly'] }, isGood: true },
];

interface HeadlineProps {
  readonly totals: FiguresAnswer | undefined;
  /** Much of the period is still being analysed: nothing to hold against another one. */
  readonly isIncomplete: boolean;
}

/** The four figures that sum a period up, each beside what it was before. */
export function Headline({ totals, isIncomplete }: HeadlineProps) {
  const { t } = useTranslation('overview');
  const { search, zone } = useFilter(STANDARD);
  const formats = useFormats(zone);
  const shown = (measure: Shown['measure'], value: number | null) => {
    if (value === null) return '–';
    if (measure === 'conversations') return formats.count(value);
    return measure === 'resolved' ? formats.percent(value) : formats.decimal(value);
  };
  return (
    <section className={styles['headline']} aria-label={t('headline')}>
      {SHOWN.map(({ measure, more, isGood }) => {
        const now = totals === undefined ? null : figureOf(totals, totals.rows[0], measure);
        const before = totals?.before === undefined ? null : figureOf(totals, totals.before.rows[0], measure);
        return (
          <PageLink
            key={measure}
            to="/conversations"
            search={narrowed(search, STANDARD, more)}
            className={styles['figure']}
          >
            <span className={styles['name']}>{t(`measures.${measure}`)}</span>
            {totals === undefined ? (
              <Skeleton.Button active size="small" />
            ) : (
              <strong data-figure={measure}>{shown(measure, now)}</strong>
            )}
            {totals === undefined ? (
              <span className={styles['delta']}>{'\u00a0'}</span>
            ) : isIncomplete ? (
              <span className={styles['delta']}>{t('incomplete')}</span>
            ) : (
              <Delta measure={measure} now={now} before={before} isGood={isGood} zone={zone} />
            )}
          </PageLink>
        );
      })}
    </section>
  );
}

interface DeltaProps extends Pick<Shown, 'measure' | 'isGood'> {
  readonly now: number | null;
  readonly before: number | null;
  readonly zone: string;
}

function Delta({ measure, now, before, isGood, zone }: DeltaProps) {
  const { t } = useTranslation('overview');
  const formats = useFormats(zone);
  if (now === null || before === null || (measure === 'conversations' && before === 0)) {
    return <span className={styles['delta']}>{t('noBefore')}</span>;
  }
  const change =
    measure === 'conversations'
      ? (now / before - 1) * 100
      : measure === 'resolved'
        ? (now - before) * 100
        : now - before;
  const unit = measure === 'conversations' ? '%' : measure === 'resolved' ? t('percentagePoints') : '';
  const isFlat = Math.abs(change) < 0.05;
  const tone = isFlat || !isGood ? '' : change > 0 ? styles['better'] : styles['worse'];
  return (
    <span className={`${styles['delta']} ${tone}`}>
      {isFlat ? t('same') : t('sinceBefore', { change: `${formats.change(change)}${unit}` })}
    </span>
  );
}
