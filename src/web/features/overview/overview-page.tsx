import { useTranslation } from 'react-i18next';
import { isCovered, useCoverage, useFollowingFigures, useIsComplete } from '../../client/coverage.ts';
import { type FiguresAsked, useFigures, useFiguresFirst } from '../../client/figures.ts';
import { useMay } from '../../client/me.ts';
import { FilterBar } from '../../ui/filters/filter-bar.tsx';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { CoverageCard } from './coverage-card.tsx';
import { SatisfactionDistribution, ScoreDistribution } from './distributions.tsx';
import { Headline } from './headline.tsx';
import { HeatMap } from './heat-map.tsx';
import styles from './overview.module.css';
import { ReadingList } from './reading-list.tsx';
import { STANDARD } from './standard.ts';
import { Trend } from './trend.tsx';
import { WhatChanged } from './what-changed.tsx';

/** 全景地图: how the service was, what changed and why, and what to read first. */
export default function OverviewPage() {
  const { t } = useTranslation('overview');
  const { filter } = useFilter(STANDARD);
  const scorecard = useScorecard();
  const summed: FiguresAsked = {
    filter,
    measure: ['conversations', 'score', 'satisfaction', 'resolved'],
    scorecard,
    compare: true,
  };
  useFiguresFirst(summed);
  const totals = useFigures(summed);
  useFollowingFigures();
  const coverage = useCoverage(filter).data;
  const before = totals.data?.before;
  // To where this one begins: how much of it is compared moves with each look, and each would be another question.
  const isBeforeComplete = useIsComplete(
    before === undefined ? filter : { ...filter, from: before.from, to: filter['from'] },
  );
  const isIncomplete = !useIsComplete(filter) || !isBeforeComplete;
  const pending = isCovered(filter) ? (coverage?.pending ?? 0) : 0;
  const isEmpty = totals.data !== undefined && (totals.data.rows[0]?.conversations ?? 0) === 0;
  return (
    <Page title={t('title')}>
      <FilterBar standard={STANDARD} withScorecard withChips />
      {totals.error !== null && totals.data === undefined ? (
        <Problem failure={totals.error} retry={() => void totals.refetch()} />
      ) : (
        <div className={styles['grid']}>
          <div className={styles['top']}>
            <Headline totals={totals.data} isIncomplete={isIncomplete} />
            <CoverageCard found={totals.data?.rows[0]?.conversations} />
          </div>
          {isEmpty ? <Empty pending={pending} /> : <Figures isIncomplete={isIncomplete} />}
        </div>
      )}
    </Page>
  );
}

function Figures({ isIncomplete }: { readonly isIncomplete: boolean }) {
  return (
    <>
      <ReadingList />
      <WhatChanged isIncomplete={isIncomplete} />
      <Trend />
      <div className={styles['pair']}>
        <ScoreDistribution />
        <SatisfactionDistribution />
      </div>
      <HeatMap />
    </>
  );
}

function Empty({ pending }: { readonly pending: number }) {
  const { t } = useTranslation('overview');
  const { zone } = useFilter(STANDARD);
  const formats = useFormats(zone);
  const canSend = useMay('conversations.receive');
  if (pending > 0) {
    return (
      <State title={t('empty.pending', { n: formats.count(pending) })}>{t('empty.pendingDetail')}</State>
    );
  }
  return (
    <State
      title={t('empty.title')}
      action={
        <span className={styles['ways']}>
          <PageLink to="/" search={{ period: 'all' }}>
            {t('empty.all')}
          </PageLink>
          {canSend && <PageLink to="/sending">{t('empty.send')}</PageLink>}
        </span>
      }
    >
      {t('empty.detail')}
    </State>
  );
}
