import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestResult } from '#contract/runs/backtest-result.ts';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { PERIODS, type Period, spanOf } from '../../../client/period.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { Problem } from '../../../ui/states/problem.tsx';
import type { Engine } from '../engine/engine.ts';
import {
  activateVersion,
  RULEBOOKS,
  readVersion,
  startReanalysis,
  useActorName,
  useLastBacktest,
  type VersionWithFiles,
} from '../rulebooks.ts';
import { useTitles } from '../use-titles.ts';
import { activateWith } from './activate.ts';
import styles from './backtest.module.css';
import { RunProgress } from './run-progress.tsx';
import { useChanges } from './use-changes.ts';

interface ActivateProps {
  readonly version: VersionWithFiles;
  readonly engine: Engine;
  /** Somebody else has saved the draft: the page goes on with theirs. */
  readonly takeTheirs: (theirs: VersionWithFiles) => void;
  readonly close: () => void;
}

/** Says what changes, makes the version active as it is shown, and offers to judge the past by it as well. */
export function ActivateDialog({ version: opened, engine, takeTheirs, close }: ActivateProps) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const zone = useTimeZone();
  const mayRun = useMay('runs.start');
  const [withHistory, setWithHistory] = useState(false);
  const [period, setPeriod] = useState<Period>('30d');
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [run, setRun] = useState<string>();
  const [isDone, setDone] = useState(false);
  const [version, setVersion] = useState(opened);
  const [isChanged, setChanged] = useState(false);
  const { rulebook, version: number } = version;

  const activate = async () => {
    setWorking(true);
    setFailure(null);
    const outcome = await activateWith({
      activate: () => activateVersion(version),
      reread: () => readVersion(rulebook, number),
      ...(withHistory ? { history: () => startReanalysis({ ...spanOf(period, zone, Date.now()) }) } : {}),
    });
    if (outcome.changed !== undefined) {
      setVersion(outcome.changed);
      setChanged(true);
      takeTheirs(outcome.changed);
    }
    setDone(outcome.isActive);
    setRun(outcome.run);
    setFailure(outcome.failure ?? null);
    setWorking(false);
  };
  const leave = () => {
    close();
    if (!isDone) return;
    void queries.invalidateQueries({ queryKey: RULEBOOKS });
    void queries.invalidateQueries({ queryKey: ['labels'] });
    void navigate({ to: '/rules' });
  };
  return (
    <Modal
      open
      width={640}
      title={t(isDone ? 'activate.doneTitle' : 'activate.title', { rulebook, version: number })}
      onCancel={leave}
      footer={
        isDone ? (
          <Button type="primary" onClick={leave}>
            {t('activate.close')}
          </Button>
        ) : (
          <>
            <Button onClick={leave}>{t('activate.cancel')}</Button>
            <Button type="primary" loading={isWorking} onClick={() => void activate()}>
              {t('activate.confirm')}
            </Button>
          </>
        )
      }
    >
      {isDone ? (
        <>
          <p>{t(run === undefined ? 'activate.done' : 'activate.doneHistory')}</p>
          {run !== undefined && <RunProgress id={run} />}
        </>
      ) : (
        <>
          {isChanged && <ChangedMeanwhile version={version} />}
          <WhatChanges version={version} engine={engine} />
          <LastBacktest version={version} />
          {mayRun && (
            <div className={styles['history']}>
              <Checkbox checked={withHistory} onChange={({ target }) => setWithHistory(target.checked)}>
                {t('activate.history')}
              </Checkbox>
              <Select
                size="small"
                aria-label={ui('filters.period')}
                value={period}
                disabled={!withHistory}
                options={PERIODS.map((value) => ({ value, label: ui(`period.${value}`) }))}
                onChange={setPeriod}
              />
            </div>
          )}
          <p className="faint">{t('activate.note')}</p>
        </>
      )}
      {failure !== null && <Problem failure={failure} />}
    </Modal>
  );
}

function ChangedMeanwhile({ version }: Pick<ActivateProps, 'version'>) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const who = useActorName()(version.createdBy);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('activate.changedMeanwhile', { who, at: formats.moment(version.changedAt) })}
    />
  );
}

function WhatChanges({ version, engine }: Pick<ActivateProps, 'version' | 'engine'>) {
  const { t } = useTranslation('rules');
  const { data, error } = useChanges(engine, version);
  if (error !== null) return <Problem failure={error} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  const { replaces, changes } = data;
  const groups = (['added', 'changed', 'removed'] as const).filter((group) => changes[group].length > 0);
  return (
    <div className={styles['changes']}>
      <p>{replaces === null ? t('activate.first') : t('activate.replaces', { version: replaces })}</p>
      {groups.map((group) => (
        <div key={group}>
          <strong>{t(`activate.${group}`, { n: changes[group].length })}</strong>
          <span>
            {changes[group]
              .slice(0, 12)
              .map(({ title }) => say(title))
              .join(t('comma'))}
            {changes[group].length > 12 ? ' …' : ''}
          </span>
        </div>
      ))}
      {changes.files.length > 0 && (
        <div>
          <strong>{t('activate.files', { n: changes.files.length })}</strong>
          <span>{changes.files.join(t('comma'))}</span>
        </div>
      )}
      {changes.files.length === 0 && <p className="faint">{t('activate.nothing')}</p>}
    </div>
  );
}

/** What the last backtest of this draft said; that it is missing or old is said as well. */
function LastBacktest({ version }: Pick<ActivateProps, 'version'>) {
  const { t } = useTranslation('rules');
  const formats = useFormats('UTC');
  const titles = useTitles();
  const { data: run } = useLastBacktest(version.rulebook, version.version);
  if (run === undefined) return null;
  const to = `/rules/${encodeURIComponent(version.rulebook)}/${version.version}/backtest`;
  const isOld = run !== null && run.createdAt < version.changedAt;
  if (run === null || isOld || run.state !== 'done') {
    return (
      <Alert
        type="warning"
        showIcon
        title={t(run === null ? 'activate.noBacktest' : 'activate.oldBacktest')}
        action={<PageLink to={to}>{t('activate.toBacktest')}</PageLink>}
      />
    );
  }
  const { conversations, changed, scorecards } = run.result as BacktestResult;
  return (
    <Alert
      type="info"
      showIcon
      title={t('activate.backtest', { n: formats.count(conversations), changed: formats.count(changed) })}
      description={scorecards
        .filter(({ before, after }) => before.mean !== null && after.mean !== null)
        .map(({ scorecard, before, after }) =>
          t('activate.mean', {
            scorecard: titles.scorecard(scorecard),
            before: formats.decimal(before.mean!),
            after: formats.decimal(after.mean!),
          }),
        )
        .join(' · ')}
    />
  );
}
