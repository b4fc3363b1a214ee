import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#core/facts/days.ts';
import { STATE_NAMES } from '#core/insights/tell.ts';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card, Page } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { Acts } from './insight/acts.tsx';
import { History } from './insight/history.tsx';
import styles from './insight/insight.module.css';
import { Owner } from './insight/owner.tsx';
import { CauseChip } from './parts/cause-chip.tsx';
import { DayBars } from './parts/day-bars.tsx';
import { ImpactFigures, ImpactFormula } from './parts/impact-figures.tsx';
import { Contradictions, Quotes } from './parts/quotes.tsx';
import { RateScale } from './parts/rate-scale.tsx';
import { nameOf } from './parts/topic-names.ts';
import { WhoTable } from './parts/who-table.tsx';
import { type InsightDetail, useInsight } from './use-insights.ts';

/** One insight with all that it rests on, and what was done about it. */
export default function InsightPage() {
  const { t } = useTranslation('insights');
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { data, error, refetch } = useInsight(id);
  if (error !== null && data === undefined) {
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  }
  if (data === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton active paragraph={{ rows: 14 }} title={false} />
      </Page>
    );
  }
  return (
    <Page title={nameOf(data)} aside={<Acts insight={data} />}>
      <Shown insight={data} />
    </Page>
  );
}

function Shown({ insight }: { readonly insight: InsightDetail }) {
  const { t } = useTranslation('insights');
  const zone = useTimeZone();
  const formats = useFormats(zone);
  const {
    cause,
    claim,
    text,
    cost,
    topic,
    topicGone,
    foundBy,
    counted,
    trace,
    quotes,
    contradictions,
    state,
    steps,
    createdAt,
  } = insight;
  const isWhole = foundBy.includes(topic);
  const repaired = steps
    .filter((step) => step.to === 'repaired' && step.from !== 'repaired')
    .map(({ at }) => ({ day: dayOf(Date.parse(at), zone), label: say(STATE_NAMES.repaired) }));
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <section className={styles['claim']}>
          <p className={styles['about']}>
            <CauseChip cause={cause} />
            <span>{say(STATE_NAMES[state])}</span>
            <span>{t('inbox.since', { at: formats.moment(createdAt) })}</span>
            {counted !== null && <span>{t('insight.asOf', { at: formats.moment(counted.to) })}</span>}
            {isWhole && <PageLink to={`/topics/${encodeURIComponent(topic)}`}>{t('insight.topic')}</PageLink>}
          </p>
          <p className={styles['said']}>{say(text)}</p>
          {!isWhole && <p className="faint">{t(topicGone ? 'insight.topicGone' : 'insight.topicChanged')}</p>}
          <ImpactFigures impact={claim.impact} />
          <ImpactFormula text={say(cost)} />
        </section>
        {/* Where the cause is another one, answers differ no more than those of one agent do. */}
        {cause === 'knowledge_gap' && contradictions.length > 0 && (
          <Card title={t('insight.contradictions')} note={t('insight.contradictionsNote')}>
            <Contradictions pairs={contradictions} />
          </Card>
        )}
        <Card
          title={t('insight.evidence')}
          note={t('insight.evidenceNote', { n: formats.count(claim.conversations) })}
          aside={
            !topicGone && (
              <PageLink to="/conversations" search={{ topic: foundBy, ...counted }}>
                {t('insight.conversations')}
              </PageLink>
            )
          }
        >
          <RateScale
            rate={claim.rate.value}
            low={claim.rate.low}
            high={claim.rate.high}
            usual={claim.usual}
          />
        </Card>
        {!topicGone && (
          <>
            <Card title={t('days.title')} note={t('days.note')}>
              <DayBars days={trace.days} topics={foundBy} marks={repaired} />
            </Card>
            <Card title={t('who.title')} note={t('who.note')}>
              <WhoTable {...trace} topics={foundBy} />
            </Card>
          </>
        )}
        <Card title={t('quotes.title')} note={t('quotes.note')}>
          <Quotes quotes={quotes} />
        </Card>
      </div>
      <aside className={styles['side']}>
        <Card title={t('insight.owner')}>
          <Owner insight={insight} />
        </Card>
        <Card title={t('history.title')}>
          <History insight={insight} />
        </Card>
      </aside>
    </div>
  );
}
