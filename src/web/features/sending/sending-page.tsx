import { CloudUploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../client/me.ts';
import { Page } from '../../ui/page/page.tsx';
import { FileCard } from './file-card.tsx';
import { FirstFindings } from './first-findings.tsx';
import { Progress } from './progress.tsx';
import styles from './sending.module.css';
import { type FileTogether, together } from './together.ts';

interface Dropped {
  /** Tells it apart from others of the same name. */
  readonly key: number;
  readonly sending: FileTogether<File>;
}

/** Takes files of any known format: how each would be read is seen first, and then what became of it. */
export default function SendingPage() {
  const { t } = useTranslation('sending');
  const input = useRef<HTMLInputElement>(null);
  const next = useRef(1);
  const [files, setFiles] = useState<readonly Dropped[]>([]);
  const [isOver, setOver] = useState(false);
  /** Counts how often all files were sent by one button. */
  const [sendAll, setSendAll] = useState(0);
  const seesCoverage = useMay('coverage.read');
  const seesFigures = useMay('figures.read');

  const take = (chosen: FileList | null) => {
    const dropped = together([...(chosen ?? [])]).map((sending) => ({ key: next.current++, sending }));
    setFiles((all) => [...dropped, ...all]);
  };
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
            <Button onClick={() => setSendAll((times) => times + 1)}>{t('sendAll')}</Button>
          )}
          {files.map(({ key, sending }) => (
            <FileCard
              key={key}
              id={key}
              sending={sending}
              sendAll={sendAll}
              remove={() => setFiles((all) => all.filter((one) => one.key !== key))}
            />
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
