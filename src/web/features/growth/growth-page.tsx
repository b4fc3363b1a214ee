import { PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useMembership } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageTabs } from '../../ui/page/page-tabs.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { AgentView } from './agent-view.tsx';
import styles from './growth.module.css';
import { AllPlans } from './plans.tsx';
import { Playbooks } from './playbooks.tsx';
import { TeamView } from './team-view.tsx';
import { DAYS, useShown } from './use-growth.ts';

const VIEWS_OF_AGENTS = ['own', 'playbooks'] as const;
const VIEWS_OF_COACHES = ['team', 'plans', 'playbooks'] as const;

/** An agent sees how they grow; whoever coaches sees everybody first, and one agent as that agent does. */
export default function GrowthPage() {
  const { t } = useTranslation('growth');
  const { role, agentIds } = useMembership();
  const { agent, days } = useShown();
  const nameOf = useNameOf();
  const isMine = role === 'agent';
  const { search } = useAddress();
  const asked = firstOf(search['view']);
  const views = isMine ? VIEWS_OF_AGENTS : VIEWS_OF_COACHES;
  const shown = isMine ? (agentIds.find((id) => id === agent) ?? agentIds[0]) : agent;
  const view = views.find((one) => one === asked) ?? views[0];
  const isOne = !isMine && shown !== undefined;
  const title = isMine ? t('titleMine') : isOne ? nameOf('agent', shown) : t('title');
  const tools = view === views[0] ? <Tools agents={isMine ? agentIds : []} shown={shown} /> : undefined;
  return (
    <Page title={title} aside={tools}>
      {!isOne && (
        <PageTabs
          label={t('parts')}
          to="/growth"
          shown={view}
          tabs={views.map((one) => ({
            view: one,
            title: t(`views.${one}`),
            search: one === views[0] ? {} : { view: one },
          }))}
        />
      )}
      {view === 'playbooks' ? (
        <Playbooks />
      ) : view === 'plans' ? (
        <AllPlans />
      ) : shown !== undefined ? (
        <AgentView key={shown} agent={shown} days={days} isMine={isMine} />
      ) : isMine ? (
        <State title={t('nobody')}>{t('nobodyDetail')}</State>
      ) : (
        <TeamView days={days} />
      )}
    </Page>
  );
}

interface ToolsProps {
  /** Several agent ids of the person themselves. */
  readonly agents: readonly string[];
  readonly shown: string | undefined;
}

function Tools({ agents, shown }: ToolsProps) {
  const { t } = useTranslation('growth');
  const { change } = useAddress();
  const { days } = useShown();
  return (
    <div className={styles['tools']}>
      {agents.length > 1 && (
        <Select
          value={shown ?? null}
          aria-label={t('whose')}
          popupMatchSelectWidth={false}
          options={agents.map((id) => ({ value: id, label: id }))}
          onChange={(agent) => change({ agent: agent ?? undefined })}
        />
      )}
      <Select
        value={days}
        aria-label={t('period')}
        popupMatchSelectWidth={false}
        options={DAYS.map((value) => ({ value, label: t(`days.${value}`) }))}
        onChange={(value) => change({ days: value === DAYS[0] ? undefined : value })}
      />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('print')}
      </Button>
    </div>
  );
}
