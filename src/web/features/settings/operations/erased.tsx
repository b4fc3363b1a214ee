import { useTranslation } from 'react-i18next';
import type { ErasureResult } from '#contract/runs/requests.ts';
import type { Erasure, ToErase } from '../../../client/erasure.ts';
import { type Run, useRun } from '../../../client/runs.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import styles from '../parts/parts.module.css';
import { Panel, Standing } from '../parts/section.tsx';

const TONES = { running: 'fair', done: 'good', failed: 'bad' } as const;

/** What became of an erasure: how many are gone, how far the search of raw input is, and what backups still hold. */
export function Erased({
  erasure,
  meant,
}: {
  readonly erasure: Erasure;
  readonly meant: ToErase | undefined;
}) {
  const { t } = useTranslation('settings');
  const formats = useFormats('UTC');
  const { conversations, run: id, backups } = erasure;
  const { data: run } = useRun(id);
  const unknown = meant !== undefined && 'ids' in meant ? meant.ids.length - conversations : 0;
  return (
    <Panel>
      <p role="status" data-erased={conversations}>
        <strong>{t('erase.done', { n: formats.count(conversations) })}</strong>
        {unknown > 0 && ` ${t('erase.unknown', { n: formats.count(unknown) })}`}
      </p>
      <dl className={styles['facts']}>
        <dt>{t('erase.raw')}</dt>
        <dd>
          <div role="status">
            <RawInput run={run} />
          </div>
        </dd>
        <dt>{t('erase.backups')}</dt>
        <dd>{say(backups)}</dd>
      </dl>
    </Panel>
  );
}

function RawInput({ run }: { readonly run: Run | undefined }) {
  const { t } = useTranslation('settings');
  const formats = useFormats('UTC');
  // An erasure cannot be cancelled.
  const state = run === undefined || run.state === 'cancelled' ? 'running' : run.state;
  const result = state === 'done' ? (run?.result as ErasureResult | undefined) : undefined;
  const unreadable = result?.batchesUnreadable ?? 0;
  return (
    <>
      <Standing tone={TONES[state]}>{t(`erase.states.${state}`)}</Standing>
      <p>
        {t(`erase.told.${state}`, {
          searched: formats.count(result?.batchesSearched ?? 0),
          rewritten: formats.count(result?.batchesRewritten ?? 0),
        })}
      </p>
      {run?.error != null && <p>{run.error}</p>}
      {unreadable > 0 && (
        <p className={styles['notice']}>{t('erase.unreadable', { n: formats.count(unreadable) })}</p>
      )}
    </>
  );
}
