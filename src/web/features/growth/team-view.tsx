import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import styles from './growth.module.css';
import { PlanForm } from './plan-form.tsx';
import { Practices } from './practices.tsx';
import { ScrolledTable } from './scrolled-table.tsx';
import { ThisWeek } from './this-week.tsx';
import { type CompetencyProfile, type TeamGrowth, useTeamGrowth } from './use-growth.ts';

/** Everybody whom the person coaches, by name; it is no ranking, and too little is shown as too little. */
export function TeamView({ days }: { readonly days: string }) {
  const { t } = useTranslation('growth');
  const { data, error, refetch } = useTeamGrowth(days);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 12 }} title={false} />;
  if (data.agents.length === 0) return <State title={t('none')}>{t('noneDetail')}</State>;
  return (
    <div className={styles['stacked']}>
      {data.week !== undefined && <ThisWeek week={data.week} />}
      <Card title={t('team')} note={t('teamNote')}>
        <TeamTable team={data} days={days} />
      </Card>
      <Practices practices={data.practices} />
    </div>
  );
}

function TeamTable({ team, days }: { readonly team: TeamGrowth; readonly days: string }) {
  const { t } = useTranslation('growth');
  const nameOf = useNameOf();
  const formats = useFormats(useTimeZone());
  const mayPlan = useMay('coaching.manage');
  const [planned, setPlanned] = useState<string>();
  const { from, to } = team.period;
  const agents = team.agents
    .map((agent) => ({ ...agent, shown: nameOf('agent', agent.id) }))
    .toSorted((a, b) => a.shown.localeCompare(b.shown));
  return (
    <>
      <ScrolledTable label={t('team')}>
        <thead>
          <tr>
            <th scope="col">{t('agent')}</th>
            <th scope="col" className={styles['number']}>
              {t('conversations')}
            </th>
            {agents[0]!.competencies.map(({ competency, title }) => (
              <th key={competency} scope="col">
                {say(title)}
              </th>
            ))}
            {mayPlan && (
              <th scope="col" className={styles['act']}>
                {t('plan.title')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, shown, teams, conversations, competencies }) => (
            <tr key={id}>
              <th scope="row">
                <PageLink to="/growth" search={{ agent: id, ...(days === '30' ? {} : { days }) }}>
                  {shown}
                </PageLink>
                <small>{teams.map((one) => nameOf('team', one)).join(' · ')}</small>
              </th>
              <td className={styles['number']}>
                <PageLink to="/conversations" search={{ agent: id, from, to }}>
                  {formats.count(conversations)}
                </PageLink>
              </td>
              {competencies.map((one) => (
                <Standing key={one.competency} profile={one} />
              ))}
              {mayPlan && (
                <td className={styles['act']}>
                  <Button
                    size="small"
                    aria-label={t('plan.new', { name: shown })}
                    onClick={() => setPlanned(id)}
                  >
                    {t('plan.add')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
      {planned !== undefined && <PlanForm agent={planned} days={days} close={() => setPlanned(undefined)} />}
    </>
  );
}

function Standing({ profile }: { readonly profile: CompetencyProfile }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { standing, abovePeers, needed } = profile;
  if (abovePeers === null) {
    return (
      <td className="faint">
        {standing === 'too_few' ? t('needed', { n: needed ?? 0 }) : t(`standing.${standing}`)}
      </td>
    );
  }
  const interval = `${formats.change(abovePeers.low)} … ${formats.change(abovePeers.high)}`;
  return (
    <td>
      <span className={styles[standing]}>{t(`standing.${standing}`)}</span>
      <small>{`${formats.change(abovePeers.value)} [${interval}]`}</small>
    </td>
  );
}
