import { CloseOutlined, DownloadOutlined, SolutionOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '#core/facts/query.ts';
import type { Search } from '../../client/address.ts';
import { useMay } from '../../client/me.ts';
import type { Formats } from '../../ui/format.ts';
import styles from './bulk.module.css';
import type { Chosen } from './chosen.ts';
import type { Selection } from './selection.ts';

const SendToReview = lazy(() => import('./send-to-review.tsx'));
const ExportFile = lazy(() => import('./export-file.tsx'));

interface BulkBarProps {
  readonly selection: Selection;
  readonly filter: Search;
  readonly sort: Sort;
  /** How many the filter finds. */
  readonly total: number;
  readonly formats: Formats;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** What can be done with the conversations that are selected. */
export function BulkBar({ selection, filter, sort, total, formats, selectAll, clear }: BulkBarProps) {
  const { t } = useTranslation('conversations');
  const [open, setOpen] = useState<'review' | 'export' | null>(null);
  const { ids, isAll } = selection;
  const chosen: Chosen = isAll
    ? { filter, sort, count: total }
    : { filter, sort, ids: [...ids], count: ids.size };
  const mayReview = useMay('reviews.request');
  const mayExport = useMay('conversations.export');
  const close = () => setOpen(null);
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('select.title')}>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('select.clear')}
        title={t('select.clear')}
        onClick={clear}
      />
      <strong aria-live="polite">{t('select.count', { n: formats.count(chosen.count) })}</strong>
      {!isAll && ids.size < total && (
        <Button type="link" size="small" onClick={selectAll}>
          {t('select.all', { n: formats.count(total) })}
        </Button>
      )}
      <span className={styles['acts']}>
        {mayReview && (
          <Button size="small" icon={<SolutionOutlined />} onClick={() => setOpen('review')}>
            {t('select.review')}
          </Button>
        )}
        {mayExport && (
          <Button size="small" icon={<DownloadOutlined />} onClick={() => setOpen('export')}>
            {t('select.export')}
          </Button>
        )}
      </span>
      <Suspense>
        {open === 'review' && <SendToReview chosen={chosen} close={close} done={clear} />}
        {open === 'export' && <ExportFile chosen={chosen} close={close} />}
      </Suspense>
    </div>
  );
}
