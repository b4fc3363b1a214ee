import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { deadJobs, failedConversations, jobCounts, replayed } from '#contract/api/operations.ts';
import type { JobName } from '#core/ports/jobs.ts';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Table } from '../parts/section.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useAnsweredChange } from '../parts/use-change.ts';

type Counts = z.output<typeof jobCounts>;
type DeadJobs = z.output<typeof deadJobs>['jobs'];
type Failed = z.output<typeof failedConversations>['conversations'];

const LOOK_MS = 3_000;
const NAMES: readonly JobName[] = ['analyse', 'run', 'retention', 'deliver', 'insights', 'notice'];

/** What the service is at work on, and what it had to give up. */
export default function Jobs() {
  const { t } = useTranslation('settings');
  const counts = useAsked<Counts>('/api/v1/jobs', { everyMs: LOOK_MS });
  const dead = useAsked<{ readonly jobs: DeadJobs }>('/api/v1/jobs/dead', {
    query: { limit: '200' },
    everyMs: LOOK_MS,
  });
  const failed = useAsked<{ readonly conversations: Failed }>('/api/v1/coverage/failed', {
    query: { limit: '50' },
  });
  return (
    <Section title={t('sections.jobs')} about={t('jobs.about')}>
      <Loaded query={counts}>{(found) => <Queue counts={found} />}</Loaded>
      <Loaded query={dead}>{({ jobs }) => <Dead jobs={jobs} />}</Loaded>
      <Loaded query={failed}>{({ conversations }) => <FailedOnes conversations={conversations} />}</Loaded>
    </Section>
  );
}

function Queue({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('jobs.queue')}>
      <Table
        label={t('jobs.queue')}
        heads={[
          { key: 'job', title: t('jobs.job') },
          { key: 'waiting', title: t('jobs.waiting'), isNumber: true },
          { key: 'active', title: t('jobs.active'), isNumber: true },
          { key: 'dead', title: t('jobs.dead'), isNumber: true },
        ]}
      >
        {NAMES.map((name) => (
          <tr key={name}>
            <td>{t(`jobs.names.${name}`)}</td>
            {(['waiting', 'active', 'dead'] as const).map((state) => (
              <td key={state} className={styles['number']}>
                {counts[name][state]}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** Jobs that were given up after their last try, each with the reason and the way to try it again. */
function Dead({ jobs }: { readonly jobs: DeadJobs }) {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const mayReplay = useMay('jobs.replay');
  const { mutate, data, isPending, error } = useAnsweredChange<z.output<typeof replayed>>();
  const replay = (ids?: readonly string[]) =>
    mutate({ path: '/api/v1/jobs:replay', body: ids === undefined ? {} : { ids } });
  const nameOf = (name: string) =>
    NAMES.some((known) => known === name) ? t(`jobs.names.${name as JobName}`) : name;
  return (
    <Panel title={t('jobs.deadOnes')}>
      <div className={styles['row']} role="status">
        {jobs.length === 0 && <span>{t('jobs.none')}</span>}
        {data !== undefined && (
          <span className={styles['calm']}>{t('jobs.replayed', { n: data.replayed })}</span>
        )}
      </div>
      {jobs.length > 0 && (
        <>
          <Table
            label={t('jobs.deadOnes')}
            heads={[
              { key: 'at', title: t('at') },
              { key: 'job', title: t('jobs.job') },
              { key: 'reason', title: t('jobs.reason') },
              { key: 'attempts', title: t('jobs.attempts'), isNumber: true },
              { key: 'acts', title: '' },
            ]}
          >
            {jobs.map(({ id, name, reason, failedAt, attempts }) => (
              <tr key={id} data-dead={id}>
                <td>{formats.moment(failedAt)}</td>
                <td>{nameOf(name)}</td>
                <td>{reason}</td>
                <td className={styles['number']}>{attempts}</td>
                <td className={styles['acts']}>
                  {mayReplay && (
                    <Button
                      type="text"
                      size="small"
                      aria-label={`${t('jobs.replay')} ${nameOf(name)} ${formats.moment(failedAt)}`}
                      onClick={() => replay([id])}
                    >
                      {t('jobs.replay')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
          {mayReplay && (
            <Button loading={isPending} onClick={() => replay()}>
              {t('jobs.replayAll', { n: jobs.length })}
            </Button>
          )}
        </>
      )}
      <Refusal failure={error} />
    </Panel>
  );
}

/** Conversations that broke the analysis; the job itself went on with the others. */
function FailedOnes({ conversations }: { readonly conversations: Failed }) {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  if (conversations.length === 0) return null;
  return (
    <Panel title={t('jobs.failedOnes')}>
      <Table
        label={t('jobs.failedOnes')}
        heads={[
          { key: 'at', title: t('jobs.received') },
          { key: 'conversation', title: t('jobs.conversation') },
          { key: 'reason', title: t('jobs.reason') },
        ]}
      >
        {conversations.map(({ id, receivedAt, error }) => (
          <tr key={id}>
            <td>{formats.moment(receivedAt)}</td>
            <td>
              <PageLink to={`/conversations/${encodeURIComponent(id)}`}>{id}</PageLink>
            </td>
            <td>{error}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
