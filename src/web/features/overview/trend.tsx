import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, spanOfDays } from '#core/facts/days.ts';
import { firstOf } from '../../client/address.ts';
import { figureOf, useFigures } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { Card } from '../../ui/page/page.tsx';
import styles from './overview.module.css';
import { STANDARD } from './standard.ts';
import { TrendLine, type TrendPoint } from './trend-line.tsx';
import { everyStep, spanWithin } from './trend-steps.ts';

const MEASURES = ['score', 'satisfaction', 'resolved'] as const;
const DAY_MS = 86_400_000;
/** Longer periods are told week by week. */
const MOST_DAYS = 100;

export function Trend() {
  const { t } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const scorecard = useScorecard();
  const formats = useFormats(zone);
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>('score');
  const [from, to] = [firstOf(filter['from']), firstOf(filter['to'])];
  const isLong =
    from === undefined || to === undefined || Date.parse(to) - Date.parse(from) > MOST_DAYS * DAY_MS;
  const step = isLong ? 'week' : 'day';
  const { data } = useFigures({
    filter,
    measure: ['conversations', 'score', 'satisfaction', 'resolved'],
    by: [step],
    scorecard,
  });
  const shown = (value: number) => (measure === 'resolved' ? formats.percent(value) : formats.decimal(value));
  const points = everyStep(data?.rows ?? [], step).map((row): TrendPoint => {
    const day = row.group[0]!;
    const value = data === undefined ? null : figureOf(data, row, measure);
    const last = step === 'week' ? addDays(day, 6) : day;
    return {
      id: day,
      label: formats.dayOfYear(day),
      value,
      conversations: row.conversations,
      words: t('trendWords', {
        day: step === 'week' ? `${formats.day(day)} – ${formats.day(last)}` : formats.day(day),
        value: value === null ? '–' : shown(value),
        measure: t(`measures.${measure}`),
        n: formats.count(row.conversations),
      }),
      search: narrowed(search, STANDARD, { ...spanWithin(spanOfDays(day, last, zone), from, to) }),
    };
  });
  return (
    <Card
      title={t('trend')}
      note={t(step === 'week' ? 'byWeek' : 'byDay')}
      aside={
        <Segmented
          size="small"
          value={measure}
          options={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
          onChange={setMeasure}
        />
      }
    >
      <div className={styles['trend']}>
        <TrendLine points={points} shown={shown} />
      </div>
    </Card>
  );
}
