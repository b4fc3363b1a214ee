import { CloudUploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type DragEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../client/me.ts';
import { Page } from '../../ui/page/page.tsx';
import { FileCard } from './file-card.tsx';
import { FirstFindings } from './first-findings.tsx';
import { isOpen } from './outbox.ts';
import { outbox } from './own-outbox.ts';
import { Progress } from './progress.tsx';
import styles from './sending.module.css';
import { together } from './together.ts';

/** Takes files of any known format: how each would be read is seen first, and then what became of it. */
export default function SendingPage() {
  const { t } = useTranslation('sending');
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const files = useSyncExternalStore(outbox.subscribe, outbox.list);
  const [isOver, setOver] = useState(false);
  const seesCoverage = useMay('coverage.read');
  const seesFigures = useMay('figures.read');

  const take = (chosen: FileList | null) => {
    outbox.add(together([...(chosen ?? [])]));
  };
  const settled = files.filter(({ sent }) => sent !== undefined && sent.state !== 'sending').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each file that was sent
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['coverage'] });
  }, [settled, queries]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <Page title={t('title')}>
      <div className={styles['columns']}>
        <div className={styles['files']}>
          <button
            type="button"
            className={[styles['drop'], isOver && styles['over'], files.length > 0 && styles['small']]
              .filter(Boolean)
              .join(' ')}
            onClick={() => input.current?.click()}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <CloudUploadOutlined />
            <strong>{t('drop')}</strong>
            <span>{t('formats')}</span>
          </button>
          <input
            ref={input}
            id="files"
            type="file"
            multiple
            hidden
            aria-label={t('drop')}
            onChange={(event) => {
              take(event.target.files);
              event.target.value = '';
            }}
          />
          {files.length > 1 && (
            <Button
              disabled={!files.some((one) => isOpen(one) && !one.isWanted)}
              onClick={() => outbox.wantAll()}
            >
              {t('sendAll')}
            </Button>
          )}
          {files.map((one) => (
            <FileCard key={one.key} one={one} />
          ))}
        </div>
        <div className={styles['side']}>
          {seesCoverage && <Progress />}
          {seesFigures && <FirstFindings />}
        </div>
      </div>
    </Page>
  );
}
