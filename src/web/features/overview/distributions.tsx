import { useTranslation } from 'react-i18next';
import { useFigures } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import type { FigureRow } from '../../client/types.ts';
import { Columns } from '../../ui/figures/columns.tsx';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { Card } from '../../ui/page/page.tsx';
import { gradeOf, satisfactionGrade } from '../../ui/score-grade.ts';
import { STANDARD } from './standard.ts';

/** A band ends just below where the next begins. */
const BELOW = 0.01;
const SCORE_BANDS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
const SATISFACTION_BANDS = [1, 2, 3, 4, 5];

export function ScoreDistribution() {
  const { t } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const scorecard = useScorecard();
  const formats = useFormats(zone);
  const { data } = useFigures({ filter, measure: ['conversations'], by: ['score_band'], scorecard });
  const columns = SCORE_BANDS.map((band) => {
    const count = countOf(data?.rows, band);
    const label = band === 100 ? '100' : `${band}–${band + 9}`;
    return {
      id: String(band),
      label,
      count,
      tone: gradeOf(band),
      words: t('bandWords', { band: label, n: formats.count(count) }),
      search: narrowed(search, STANDARD, {
        score: `${scorecard}:${band}..${band === 100 ? 100 : band + 10 - BELOW}`,
        sort: 'lowest_score',
      }),
    };
  });
  return (
    <Card title={t('scores')} note={t('clickBand')}>
      <Columns columns={columns} shown={formats.count} />
    </Card>
  );
}

export function SatisfactionDistribution() {
  const { t } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const formats = useFormats(zone);
  const { data } = useFigures({ filter, measure: ['conversations'], by: ['satisfaction_band'] });
  const columns = SATISFACTION_BANDS.map((band) => {
    const count = countOf(data?.rows, band);
    const label = band === 5 ? '5' : `${band}–${band + 0.9}`;
    return {
      id: String(band),
      label,
      count,
      tone: satisfactionGrade(band === 2 ? 2 : band),
      words: t('bandWords', { band: label, n: formats.count(count) }),
      search: narrowed(search, STANDARD, {
        satisfaction: `${band}..${band === 5 ? 5 : band + 1 - BELOW}`,
        sort: 'lowest_satisfaction',
      }),
    };
  });
  return (
    <Card title={t('satisfactions')} note={t('predicted')}>
      <Columns columns={columns} shown={formats.count} />
    </Card>
  );
}

function countOf(rows: readonly FigureRow[] | undefined, band: number): number {
  return rows?.find(({ group: [own] }) => own === String(band))?.conversations ?? 0;
}
