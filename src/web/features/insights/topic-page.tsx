import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { Card, Page } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { CauseChip } from './parts/cause-chip.tsx';
import { DayBars } from './parts/day-bars.tsx';
import { ImpactFigures, ImpactFormula } from './parts/impact-figures.tsx';
import { Contradictions, Quotes } from './parts/quotes.tsx';
import { RateScale } from './parts/rate-scale.tsx';
import { nameOf, otherNameOf, sidesOf } from './parts/topic-names.ts';
import { WhoTable } from './parts/who-table.tsx';
import styles from './topic/topic.module.css';
import { TopicActs } from './topic/topic-acts.tsx';
import { TopicConversations } from './topic/topic-conversations.tsx';
import { WeightTable } from './topic/weight-table.tsx';
import { type TopicDetail, useTopic } from './use-insights.ts';

/** A share of fewer agents tells nothing but who they are. */
const SPREAD_AGENTS = 3;

/** One topic or heading: how it goes, with whom, why, and what was said. */
export default function TopicPage() {
  const { t } = useTranslation('insights');
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { data, error, refetch } = useTopic(id);
  if (error !== null && data === undefined) {
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  }
  if (data === undefined) {
    return (
      <Page title={t('topics.one')}>
        <Skeleton active paragraph={{ rows: 14 }} title={false} />
      </Page>
    );
  }
  return (
    <Page title={nameOf(data.topic)} aside={<TopicActs detail={data} />}>
      <Shown detail={data} />
    </Page>
  );
}

function Shown({ detail }: { readonly detail: TopicDetail }) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  const { topic, claim, quotes, contradictions, trace, under } = detail;
  const { id, size, cause, weight, held } = topic;
  const sides = sidesOf(topic);
  const heading = sides.find(({ path }) => path.length > 1)?.path[0];
  const other = otherNameOf(topic);
  // Where the cause is another one, answers differ no more than those of one agent do.
  const isContradicted = cause === 'knowledge_gap' && contradictions.length > 0;
  return (
    <div className={styles['page']}>
      <section className={styles['about']}>
        <p className={styles['line']}>
          <CauseChip cause={cause} />
          {other !== null && <span lang={other.lang}>{other.name}</span>}
          {heading !== undefined && <span>{heading}</span>}
          <span>{t('topic.size', { n: formats.count(size) })}</span>
          {sides.length > 1 &&
            sides.map((side) => (
              <span key={side.language}>
                {t(`topic.in.${side.language}`, { n: formats.count(side.size) })}
              </span>
            ))}
          {held && <span>{t('topics.held')}</span>}
          <PageLink to="/topics">{t('topic.back')}</PageLink>
        </p>
        {sides.map(({ language, phrases }) =>
          phrases.length === 0 ? null : (
            <p key={language} className={styles['phrases']} lang={language}>
              {phrases.join(' · ')}
            </p>
          ),
        )}
        {weight !== null && (
          <>
            <ImpactFigures impact={weight.impact} />
            <ImpactFormula
              text={t('topic.formula', {
                n: formats.count(weight.conversations),
                days: formats.count(weight.days),
              })}
            />
          </>
        )}
        {under.length > 0 && (
          <ul className={styles['under']}>
            {under.map((one) => (
              <li key={one.id}>
                <PageLink to={`/topics/${encodeURIComponent(one.id)}`}>{nameOf(one)}</PageLink>
                <span className="faint"> {formats.count(one.size)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Card title={t('days.title')} note={t('days.note')}>
        <DayBars days={trace.days} topics={[id]} />
      </Card>
      <div className={styles['halves']}>
        <Card title={t('why.title')} note={t(`why.${cause}`)}>
          {claim === null ? (
            <p className="faint">{t('why.notYet')}</p>
          ) : (
            <div className={styles['why']}>
              <p className="faint">{t('why.compared', { n: formats.count(claim.conversations) })}</p>
              <RateScale
                rate={claim.rate.value}
                low={claim.rate.low}
                high={claim.rate.high}
                usual={claim.usual}
              />
              {cause !== 'cannot_tell' && claim.agentCount >= SPREAD_AGENTS && (
                <p>
                  {t('why.spread', {
                    n: formats.count(claim.agentCount),
                    share: formats.percent(Math.round(100 * claim.spreadOver) / 100),
                  })}
                </p>
              )}
              {isContradicted && <p>{t('why.contradicted', { n: formats.count(contradictions.length) })}</p>}
            </div>
          )}
        </Card>
        <Card title={t('weight.title')} note={t('weight.note')}>
          <WeightTable weight={weight} />
        </Card>
      </div>
      {isContradicted && (
        <Card title={t('insight.contradictions')} note={t('insight.contradictionsNote')}>
          <Contradictions pairs={contradictions} />
        </Card>
      )}
      <Card title={t('who.title')} note={t('who.note')}>
        <WhoTable {...trace} topics={[id]} />
      </Card>
      <Card title={t('quotes.title')} note={t('quotes.note')}>
        <Quotes quotes={quotes} />
      </Card>
      <TopicConversations topic={id} />
    </div>
  );
}
