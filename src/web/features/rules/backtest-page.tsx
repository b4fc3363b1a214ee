import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestResult } from '#contract/runs/backtest-result.ts';
import { firstOf } from '../../client/address.ts';
import { useMay } from '../../client/me.ts';
import type { Period } from '../../client/period.ts';
import { useRun } from '../../client/runs.ts';
import { FilterBar } from '../../ui/filters/filter-bar.tsx';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { useDocumentTitle } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { ActivateDialog } from './backtest/activate-dialog.tsx';
import styles from './backtest/backtest.module.css';
import { BacktestFindings } from './backtest/findings.tsx';
import { RunProgress } from './backtest/run-progress.tsx';
import { useEngines } from './editor/use-reading.ts';
import { RULEBOOKS, startBacktest, useLastBacktest, useVersion } from './rulebooks.ts';

const STANDARD: Period = '30d';
const NEWEST = 1000;

/** Tries a draft on conversations of the past, and shows what would come out otherwise. */
export default function BacktestPage() {
  const { t } = useTranslation('rules');
  const { rulebook, version: text } = useParams({ strict: false }) as { rulebook: string; version: string };
  const number = Number(text);
  useDocumentTitle(t('backtest.title', { rulebook, version: number }));
  const queries = useQueryClient();
  const engines = useEngines();
  const { search, change } = useAddress();
  const { filter } = useFilter(STANDARD);
  const mayActivate = useMay('rulebooks.activate');
  const { data: version, error } = useVersion(rulebook, number);
  const { data: last } = useLastBacktest(rulebook, number);
  const id = firstOf(search['run']) ?? last?.id;
  const { data: run } = useRun(id);
  const [newest, setNewest] = useState<number | null>(NEWEST);
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isActivating, setActivating] = useState(false);
  const here = `/rules/${encodeURIComponent(rulebook)}/${number}`;

  const start = async () => {
    setStarting(true);
    setFailure(null);
    try {
      const limit = newest === null ? {} : { newest: String(newest) };
      const { id: started } = await startBacktest(rulebook, number, { ...filter, ...limit });
      change({ run: started });
      void queries.invalidateQueries({ queryKey: ['runs', 'backtest'] });
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setStarting(false);
    }
  };
  if (error !== null && version === undefined) return <Problem failure={error} isPage />;
  if (version === undefined) return <PageLoading />;
  const isOld = run !== undefined && run.createdAt < version.changedAt;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <PageLink to={here} label={t('backtest.back')} title={t('backtest.back')}>
          <ArrowLeftOutlined />
        </PageLink>
        <h1>{t('backtest.title', { rulebook, version: number })}</h1>
        {version.state === 'draft' && mayActivate && engines !== null && (
          <Button type={run?.state === 'done' ? 'primary' : 'default'} onClick={() => setActivating(true)}>
            {t('editor.activate')}
          </Button>
        )}
      </header>
      <p className="faint">{t('backtest.about')}</p>
      <FilterBar standard={STANDARD} />
      <div className={styles['start']}>
        <label htmlFor="newest">{t('backtest.newest')}</label>
        <InputNumber
          id="newest"
          min={1}
          max={100_000}
          step={100}
          value={newest}
          onChange={setNewest}
          // Left empty it looks like all of them, and it is not.
          onBlur={() => setNewest((current) => current ?? NEWEST)}
        />
        <Button
          type={run?.state === 'done' && !isOld ? 'default' : 'primary'}
          loading={isStarting || run?.state === 'running'}
          onClick={() => void start()}
        >
          {t(run === undefined ? 'backtest.start' : 'backtest.again')}
        </Button>
      </div>
      {failure !== null && <Problem failure={failure} />}
      {id !== undefined && run?.state !== 'done' && <RunProgress id={id} canStop />}
      {isOld && <Alert type="warning" showIcon title={t('backtest.old')} />}
      {run?.state === 'done' && <BacktestFindings result={run.result as BacktestResult} />}
      {id === undefined && last !== undefined && (
        <State title={t('backtest.none')}>{t('backtest.noneDetail')}</State>
      )}
      {isActivating && engines !== null && (
        <ActivateDialog
          version={version}
          engine={engines.reader}
          takeTheirs={(theirs) => queries.setQueryData([...RULEBOOKS, rulebook, number], theirs)}
          close={() => setActivating(false)}
        />
      )}
    </div>
  );
}
