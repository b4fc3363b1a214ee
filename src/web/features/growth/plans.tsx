import { PlusOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_STATES } from '#core/coaching/plan.ts';
import { firstOf } from '../../client/address.ts';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import styles from './coaching.module.css';
import { PlanCard } from './plan-card.tsx';
import { PlanForm } from './plan-form.tsx';
import { ScrolledTable } from './scrolled-table.tsx';
import { type PlanSummary, usePlans } from './use-plans.ts';

/** More than so many finished ones are not shown beside a profile. */
const MOST_FINISHED = 3;

/** An agent's plans, the running ones first; whoever coaches the agent makes new ones here. */
export function AgentPlans({ agent, days }: { readonly agent: string; readonly days: string }) {
  const { t } = useTranslation('growth');
  const mayPlan = useMay('coaching.manage');
  const { search } = useAddress();
  const [isMaking, setMaking] = useState(false);
  const { data, error, refetch } = usePlans({ agent });
  const asked = firstOf(search['plan']);
  const plans = data === undefined ? [] : shownOf(data.plans, asked);
  if (data !== undefined && plans.length === 0 && !mayPlan) return null;
  return (
    <Card
      title={t('plan.title')}
      className={styles['plans']}
      aside={
        mayPlan && (
          <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('plan.add')}
          </Button>
        )
      }
    >
      {error !== null && data === undefined && <Problem failure={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {data !== undefined && plans.length === 0 && <p className="faint">{t('plan.noneYet')}</p>}
      {plans.map(({ id }) => (
        <PlanCard key={id} id={id} isAsked={id === asked} />
      ))}
      {isMaking && <PlanForm agent={agent} days={days} close={() => setMaking(false)} />}
    </Card>
  );
}

function shownOf(plans: readonly PlanSummary[], asked: string | undefined): PlanSummary[] {
  const running = plans.filter(({ state }) => state === 'planned' || state === 'acknowledged');
  const finished = plans.filter(({ state }) => state === 'done').slice(0, MOST_FINISHED);
  const named = plans.filter(({ id }) => id === asked);
  return [...new Set([...running, ...finished, ...named])];
}

/** Every plan of those whom the person coaches. */
export function AllPlans() {
  const { t } = useTranslation('growth');
  const { search, change } = useAddress();
  const state = PLAN_STATES.find((one) => one === firstOf(search['state']));
  const { data, error, refetch } = usePlans(state === undefined ? {} : { state });
  return (
    <div className={styles['stacked']}>
      <Select
        className={styles['narrow'] ?? ''}
        value={state ?? 'all'}
        aria-label={t('plan.stateField')}
        popupMatchSelectWidth={false}
        options={['all' as const, ...PLAN_STATES].map((value) => ({
          value,
          label: t(`plan.state.${value}`),
        }))}
        onChange={(value) => change({ state: value === 'all' ? undefined : value })}
      />
      {error !== null && data === undefined && <Problem failure={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {data?.plans.length === 0 && <State title={t('plan.none')}>{t('plan.noneDetail')}</State>}
      {data !== undefined && data.plans.length > 0 && <PlanTable plans={data.plans} />}
    </div>
  );
}

function PlanTable({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const { t } = useTranslation('growth');
  const nameOf = useNameOf();
  const formats = useFormats(useTimeZone());
  return (
    <ScrolledTable label={t('plan.title')} isAlone>
      <thead>
        <tr>
          <th scope="col">{t('agent')}</th>
          <th scope="col">{t('plan.goal')}</th>
          <th scope="col">{t('plan.stateField')}</th>
          <th scope="col">{t('plan.dueField')}</th>
          <th scope="col">{t('plan.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ id, agent, competencyTitle, state, due, acknowledgement }) => (
          <tr key={id}>
            <th scope="row">
              <PageLink to="/growth" search={{ agent, plan: id }}>
                {nameOf('agent', agent)}
              </PageLink>
            </th>
            <td>{say(competencyTitle)}</td>
            <td>
              <span className={styles['state']} data-state={state}>
                {t(`plan.state.${state}`)}
              </span>
            </td>
            <td>{formats.day(due)}</td>
            <td className={styles['wide']}>{acknowledgement?.comment ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  );
}
