import { CloseOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { importMappings } from '#contract/api/imports.ts';
import { ask } from '../../client/ask.ts';
import { Problem } from '../../ui/states/problem.tsx';
import { knownMapping } from './column-fields.ts';
import { ColumnMap } from './column-map.tsx';
import styles from './file.module.css';
import { previewFile, type ReadingWish } from './preview-file.ts';
import { PreviewView } from './preview-view.tsx';
import { type SentFile, sendFile } from './send-file.ts';
import { SentView } from './sent-view.tsx';
import type { FileTogether } from './together.ts';

type Mappings = z.output<typeof importMappings>;

interface FileCardProps {
  readonly id: number;
  readonly sending: FileTogether<File>;
  /** Grows when all files are to be sent. */
  readonly sendAll: number;
  readonly remove: () => void;
}

/** One dropped file, from the first look at it to what became of its conversations. */
export function FileCard({ id, sending, sendAll, remove }: FileCardProps) {
  const { file, beside } = sending;
  const { t } = useTranslation('sending');
  const queries = useQueryClient();
  const [wish, setWish] = useState<ReadingWish>({ map: {} });
  const [sent, setSent] = useState<SentFile>();
  const { data: saved } = useQuery({
    queryKey: ['settings', '/api/v1/import-mappings', {}],
    queryFn: ({ signal }) => ask<Mappings>('/api/v1/import-mappings', { signal }),
  });
  const preview = useQuery({
    queryKey: ['preview', id, wish],
    queryFn: ({ signal }) => previewFile(sending, wish, signal),
    enabled: sent === undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const { data, error, isPlaceholderData, refetch } = preview;
  const headers = data?.table?.headers;
  const known = headers === undefined ? undefined : knownMapping(saved?.mappings ?? [], headers);
  // A table that came before is read as it was then, until somebody chooses otherwise.
  const wasOffered = useRef(false);
  useEffect(() => {
    if (known === undefined || wasOffered.current) return;
    wasOffered.current = true;
    setWish({ map: known.map, ...(known.channel === null ? {} : { channel: known.channel }) });
  }, [known]);

  const readable = data === undefined ? 0 : data.read - data.refused;
  const isReady = sent === undefined && readable > 0 && !isPlaceholderData;
  const send = () => {
    void sendFile(sending, wish, setSent).then(() => queries.invalidateQueries({ queryKey: ['coverage'] }));
  };
  const take = () => {
    if (isReady) send();
  };
  const sentAll = useRef(sendAll);
  useEffect(() => {
    if (sentAll.current === sendAll) return;
    sentAll.current = sendAll;
    take();
  });

  return (
    <section className={styles['card']} aria-label={file.name} data-file={file.name}>
      <header>
        <h2>{file.name}</h2>
        <span className="faint">{sizeOf(file.size)}</span>
        {beside.length > 0 && (
          <span className="faint">
            {t('with', { names: beside.map(({ name }) => name).join(t('comma')) })}
          </span>
        )}
        {sent?.state !== 'sending' && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('dismiss', { name: file.name })}
            onClick={remove}
          />
        )}
      </header>
      {sent !== undefined ? (
        <SentView sent={sent} again={send} />
      ) : error !== null && data === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : (
        <div className={isPlaceholderData ? styles['stale'] : undefined}>
          {data.table !== undefined && (
            <ColumnMap
              table={data.table}
              wish={wish}
              change={(changed) => {
                wasOffered.current = true;
                setWish(changed);
              }}
              needsLabels={data.rejected.some(({ problems }) =>
                problems.some(({ code }) => code === 'unknown-role'),
              )}
              known={known?.name}
              fileName={file.name}
            />
          )}
          <PreviewView preview={data} />
          {readable > 0 && (
            <Button type="primary" disabled={!isReady} onClick={take}>
              {data.whole ? t('takeIn', { n: readable }) : t('takeAllIn')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const size = bytes / 1024 ** power;
  return `${power === 0 ? size : size.toFixed(1)} ${UNITS[power]}`;
}
