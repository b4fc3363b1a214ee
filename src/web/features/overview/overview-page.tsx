import { useTranslation } from 'react-i18next';
import { useFollowingFigures } from '../../client/coverage.ts';
import { type FiguresAsked, useFigures, useFiguresFirst } from '../../client/figures.ts';
import { useMay } from '../../client/me.ts';
import { FilterBar } from '../../ui/filters/filter-bar.tsx';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
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
  const isEmpty = totals.data !== undefined && (totals.data.rows[0]?.conversations ?? 0) === 0;
  return (
    <Page title={t('title')}>
      <FilterBar standard={STANDARD} withScorecard withChips />
      {totals.error !== null && totals.data === undefined ? (
        <Problem failure={totals.error} retry={() => void totals.refetch()} />
      ) : (
        <div className={styles['grid']}>
          <div className={styles['top']}>
            <Headline totals={totals.data} />
            <CoverageCard found={totals.data?.rows[0]?.conversations} />
          </div>
          {isEmpty ? <Empty /> : <Figures />}
        </div>
      )}
    </Page>
  );
}

function Figures() {
  return (
    <>
      <ReadingList />
      <WhatChanged />
      <Trend />
      <div className={styles['pair']}>
        <ScoreDistribution />
        <SatisfactionDistribution />
      </div>
      <HeatMap />
    </>
  );
}

function Empty() {
  const { t } = useTranslation('overview');
  const canSend = useMay('conversations.receive');
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
