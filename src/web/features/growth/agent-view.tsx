import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { CompetencyRow } from './competency-row.tsx';
import styles from './growth.module.css';
import { PassageView } from './passage-view.tsx';
import { AgentPlans } from './plans.tsx';
import { Practices } from './practices.tsx';
import { SharingChoice } from './sharing-choice.tsx';
import { ThisWeek } from './this-week.tsx';
import { useDays } from './use-days.ts';
import { type Growth, useAgentGrowth } from './use-growth.ts';

interface AgentViewProps {
  readonly agent: string;
  readonly days: string;
  readonly isMine: boolean;
}

export function AgentView({ agent, days, isMine }: AgentViewProps) {
  const { data, error, refetch } = useAgentGrowth(agent, days);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 12 }} title={false} />;
  return <Shown growth={data} days={days} isMine={isMine} />;
}

interface ShownProps {
  readonly growth: Growth;
  readonly days: string;
  readonly isMine: boolean;
}

function Shown({ growth, days, isMine }: ShownProps) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const daysOf = useDays();
  const { agent, period, conversations, competencies, best, lessons, practices, notes, sharing, week } =
    growth;
  const titleOf = (id: string) => {
    const found = competencies.find(({ competency }) => competency === id);
    return found === undefined ? id : say(found.title);
  };
  return (
    <div className={styles['stacked']}>
      <div className={styles['about']}>
        {!isMine && (
          <PageLink to="/growth" className={styles['back']}>
            {t('back')}
          </PageLink>
        )}
        <PageLink to="/conversations" search={{ agent: agent.id, from: period.from, to: period.to }}>
          {t('seen', { n: formats.count(conversations) })}
        </PageLink>
        <span>{daysOf(period)}</span>
        {!isMine && <span>{agent.id}</span>}
      </div>
      {notes.map((note) => (
        <p key={note.en} className={styles['note']}>
          {say(note)}
        </p>
      ))}
      <ThisWeek week={week} />
      <AgentPlans agent={agent.id} days={days} />
      <Summary growth={growth} isMine={isMine} />
      <Card title={t('competencies')} note={t('competenciesNote')}>
        <ul className={styles['competencies']}>
          {competencies.map((one) => (
            <CompetencyRow key={one.competency} profile={one} />
          ))}
        </ul>
      </Card>
      {best.length > 0 && (
        <Card title={t(isMine ? 'bestMine' : 'best')} note={t('bestNote')}>
          <div className={styles['passages']}>
            {best.map(({ competency, passage }) => (
              <PassageView
                key={`${competency} ${passage.at} ${passage.conversation}`}
                passage={passage}
                topic={titleOf(competency)}
              />
            ))}
          </div>
        </Card>
      )}
      {lessons.length > 0 && (
        <Card title={t('lessons')} note={t('lessonsNote')}>
          <div className={styles['lessons']}>
            {lessons.map(({ competency, own, exemplars, reason }) => (
              <div key={`${competency} ${own.at}`} className={styles['lesson']}>
                <PassageView passage={own} topic={titleOf(competency)} />
                <div className={styles['exemplars']}>
                  {exemplars.map((exemplar) => (
                    <PassageView key={`${exemplar.at} ${exemplar.turns[1]?.text}`} passage={exemplar} />
                  ))}
                  {reason !== undefined && <p className="faint">{say(reason)}</p>}
                </div>
              </div>
            ))}
          </div>
        </Card>
      )}
      <Practices practices={practices} />
      {sharing !== undefined && <SharingChoice agent={agent.id} sharing={sharing} />}
    </div>
  );
}

/** What there is to say first, in whole sentences: what goes well before what to try. */
function Summary({ growth, isMine }: { readonly growth: Growth; readonly isMine: boolean }) {
  const { t } = useTranslation('growth');
  const strengths = growth.competencies.filter(({ standing }) => standing === 'strength');
  const tries = growth.competencies.filter(({ standing }) => standing === 'growth');
  if (strengths.length + tries.length === 0) {
    return growth.conversations === 0 ? null : <p className={styles['note']}>{t('nothingStandsOut')}</p>;
  }
  return (
    <div className={styles['summary']}>
      {strengths.length > 0 && (
        <section>
          <h2>{t(isMine ? 'strengthsMine' : 'strengths')}</h2>
          {strengths.map(({ competency, title, message }) => (
            <p key={competency}>
              <strong>{say(title)}</strong> {say(message)}
            </p>
          ))}
        </section>
      )}
      {tries.length > 0 && (
        <section>
          <h2>{t('tries')}</h2>
          {tries.map(({ competency, title, message }) => (
            <p key={competency}>
              <strong>{say(title)}</strong> {say(message)}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
