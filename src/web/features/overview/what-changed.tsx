import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figureOf, useFigures } from '../../client/figures.ts';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { Card } from '../../ui/page/page.tsx';
import { ChangeList } from './change-list.tsx';
import styles from './changed.module.css';
import { STANDARD } from './standard.ts';
import { useChanges } from './use-changes.ts';

/** What moved since the period before: which criteria and teams moved the score, and which signals are heard more or less. */
export function WhatChanged({ isIncomplete }: { readonly isIncomplete: boolean }) {
  const { t } = useTranslation('overview');
  const { filter } = useFilter(STANDARD);
  const canCompare = filter['from'] !== undefined && filter['to'] !== undefined;
  if (!canCompare || isIncomplete) {
    return (
      <Card title={t('changed.title')}>
        <p className="faint">{t(canCompare ? 'changed.incomplete' : 'changed.noPeriod')}</p>
      </Card>
    );
  }
  return <Compared />;
}

function Compared() {
  const { t } = useTranslation('overview');
  const lists = useChanges();
  return (
    <Card title={t('changed.title')} note={t('changed.note')}>
      <Summary />
      <div className={styles['lists']}>
        {lists.map(({ id, items }) => (
          <section key={id}>
            <h3>{t(`changed.${id}`)}</h3>
            {items === undefined ? (
              <Skeleton active title={false} paragraph={{ rows: 5 }} />
            ) : items.length === 0 ? (
              <p className="faint">{t('changed.nothing')}</p>
            ) : (
              <ChangeList items={items} />
            )}
          </section>
        ))}
      </div>
    </Card>
  );
}

/** The change of the whole in a sentence, to which the lists below are the reasons. */
function Summary(): ReactNode {
  const { t } = useTranslation('overview');
  const { filter, zone } = useFilter(STANDARD);
  const scorecard = useScorecard();
  const formats = useFormats(zone);
  const { data } = useFigures({
    filter,
    measure: ['conversations', 'score', 'satisfaction', 'resolved'],
    scorecard,
    compare: true,
  });
  if (data === undefined) return <Skeleton.Button active size="small" className={styles['summary'] ?? ''} />;
  const of = (measure: 'score' | 'satisfaction') => {
    const now = figureOf(data, data.rows[0], measure);
    const before = data.before === undefined ? null : figureOf(data, data.before.rows[0], measure);
    return now === null || before === null ? null : { now, before, change: now - before };
  };
  const parts = (['score', 'satisfaction'] as const).flatMap((measure) => {
    const found = of(measure);
    if (found === null) return [];
    const least = measure === 'score' ? LEAST_SCORE : LEAST_SATISFACTION;
    const way = Math.abs(found.change) < least ? 'same' : found.change > 0 ? 'up' : 'down';
    const digits = measure === 'score' ? formats.decimal : formats.hundredths;
    return [
      t(`changed.summary.${way}`, {
        measure: t(`measures.${measure}`),
        before: digits(found.before),
        now: digits(found.now),
        change: digits(Math.abs(found.change)),
      }),
    ];
  });
  return (
    <p className={styles['summary']}>
      {parts.length === 0 ? t('noBefore') : parts.join(t('changed.summary.and'))}
    </p>
  );
}

/** Smaller changes of the whole are none. */
const LEAST_SCORE = 0.05;
const LEAST_SATISFACTION = 0.005;
