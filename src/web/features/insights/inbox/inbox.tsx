import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEPARTMENTS, INSIGHT_STATES, type InsightState } from '#core/insights/insight.ts';
import { DEPARTMENT_NAMES, STATE_NAMES } from '#core/insights/tell.ts';
import { firstOf } from '../../../client/address.ts';
import { say } from '../../../ui/language.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { Problem } from '../../../ui/states/problem.tsx';
import { State } from '../../../ui/states/state.tsx';
import { useAddress } from '../../../ui/use-address.ts';
import { DownloadTable } from '../parts/download-table.tsx';
import { MissingTopics } from '../parts/missing.tsx';
import { type Insight, useInsights, useTopics } from '../use-insights.ts';
import { Digest } from './digest.tsx';
import styles from './inbox.module.css';
import { InsightRow } from './insight-row.tsx';

/** What is shown where the address names no state: all that is not settled. */
const OPEN: readonly InsightState[] = ['new', 'accepted', 'in_repair', 'repaired'];

/** Insights by how far they have come, of one department or of all. */
export function Inbox() {
  const { t } = useTranslation('insights');
  const { search, change } = useAddress();
  const department = DEPARTMENTS.find((one) => one === firstOf(search['department']));
  const state = INSIGHT_STATES.find((one) => one === firstOf(search['state']));
  const { data, error, refetch, isPlaceholderData } = useInsights(department);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  const all = data?.insights ?? [];
  const states = state === undefined ? OPEN : [state];
  const shown = all.filter((one) => states.includes(one.state));
  const own = department === undefined ? {} : { department };
  // Nothing is counted before it is known.
  const count = (of: readonly InsightState[]) =>
    data === undefined ? '' : all.filter((one) => of.includes(one.state)).length;
  return (
    <div className={styles['inbox']}>
      <div className={styles['bar']}>
        <nav className={styles['states']} aria-label={t('inbox.states')}>
          <PageLink to="/insights" search={own} className={state === undefined ? styles['here'] : undefined}>
            {t('inbox.open')} <span>{count(OPEN)}</span>
          </PageLink>
          {INSIGHT_STATES.map((one) => (
            <PageLink
              key={one}
              to="/insights"
              search={{ ...own, state: one }}
              className={state === one ? styles['here'] : undefined}
            >
              {say(STATE_NAMES[one])} <span>{count([one])}</span>
            </PageLink>
          ))}
        </nav>
        <Select
          value={department ?? ''}
          aria-label={t('inbox.department')}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('inbox.everybody') },
            ...DEPARTMENTS.map((value) => ({ value, label: say(DEPARTMENT_NAMES[value]) })),
          ]}
          onChange={(value) => change({ department: value === '' ? undefined : value })}
        />
        <DownloadTable
          path="/api/v1/insights:export"
          query={{ ...own, ...(state === undefined ? {} : { state }) }}
          name="insights"
        />
      </div>
      {data === undefined ? (
        <Skeleton active paragraph={{ rows: 12 }} title={false} />
      ) : all.length === 0 ? (
        <NoInsights isFiltered={department !== undefined} />
      ) : (
        <>
          <Digest insights={all} />
          {shown.length === 0 ? (
            <p className={styles['none']}>{t('inbox.noneHere')}</p>
          ) : (
            <div className={isPlaceholderData ? styles['stale'] : undefined}>
              {states.map((one) => (
                <Group key={one} state={one} insights={shown.filter((insight) => insight.state === one)} />
              ))}
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Group({ state, insights }: { readonly state: InsightState; readonly insights: readonly Insight[] }) {
  if (insights.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h2>{say(STATE_NAMES[state])}</h2>
      <ul>
        {insights.map((insight) => (
          <InsightRow key={insight.id} insight={insight} />
        ))}
      </ul>
    </section>
  );
}

function NoInsights({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('insights');
  const { data } = useTopics();
  if (data === undefined) return <Skeleton active paragraph={{ rows: 4 }} title={false} />;
  if (data.missing !== null) return <MissingTopics missing={data.missing} few={data.few} />;
  if (isFiltered) {
    return (
      <State
        title={t('inbox.noneOfDepartment')}
        action={<PageLink to="/insights">{t('inbox.showAll')}</PageLink>}
      />
    );
  }
  return (
    <State title={t('inbox.none')} action={<PageLink to="/topics">{t('inbox.toTopics')}</PageLink>}>
      {t('inbox.noneDetail')}
    </State>
  );
}
