import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRun } from '../../../client/runs.ts';
import { useFormats } from '../../../ui/format.ts';
import { Problem } from '../../../ui/states/problem.tsx';
import { WhyNot } from '../../../ui/states/why-not.tsx';
import { cancelRun } from '../rulebooks.ts';
import styles from './backtest.module.css';

/** How far work over history has come; it goes on when the page is left. */
export function RunProgress({ id, canStop = false }: { readonly id: string; readonly canStop?: boolean }) {
  const { t } = useTranslation('rules');
  const formats = useFormats('UTC');
  const { data: run, error, refetch } = useRun(id);
  const stop = useMutation({ mutationFn: () => cancelRun(id), onSuccess: () => refetch() });
  if (error !== null && run === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  const over = run === undefined ? 0 : run.done + run.failed;
  const total = run?.total ?? 0;
  const percent = run?.state === 'done' ? 100 : total === 0 ? 0 : Math.floor((over / total) * 100);
  const status = run?.state === 'failed' ? 'exception' : run?.state === 'done' ? 'success' : 'active';
  return (
    <div className={styles['progress']} role="status">
      <Progress percent={percent} status={status} aria-label={t('run.progress')} />
      <span>
        {t(`run.${run?.state ?? 'running'}`, { n: formats.count(over), of: formats.count(total) })}
        {run?.error != null && ` ${run.error}`}
      </span>
      {canStop && run?.state === 'running' && (
        <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('run.stop')}
        </Button>
      )}
      <WhyNot failure={stop.error} />
    </div>
  );
}
