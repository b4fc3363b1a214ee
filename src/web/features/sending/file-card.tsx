import { CloseOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../ui/states/problem.tsx';
import { WhyNot } from '../../ui/states/why-not.tsx';
import { ColumnMap } from './column-map.tsx';
import styles from './file.module.css';
import { isReady, type Outgoing, readableOf } from './outbox.ts';
import { outbox } from './own-outbox.ts';
import { PreviewView } from './preview-view.tsx';
import { SentView } from './sent-view.tsx';

/** One dropped file, from the first look at it to what became of its conversations. */
export function FileCard({ one }: { readonly one: Outgoing }) {
  const { t } = useTranslation('sending');
  const { key, sending, sent, isWanted } = one;
  const { file, beside } = sending;
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
            onClick={() => outbox.remove(key)}
          />
        )}
      </header>
      {isWanted && (
        <p role="status" className="faint">
          {t('waiting')}
        </p>
      )}
      {sent !== undefined ? (
        <SentView sent={sent} name={file.name} again={() => outbox.want(key)} />
      ) : (
        <Look one={one} />
      )}
    </section>
  );
}

/** How the file would be read, and the button that has it sent so. */
function Look({ one }: { readonly one: Outgoing }) {
  const { t } = useTranslation('sending');
  const { t: ui } = useTranslation('ui');
  const { key, sending, wish, reading, preview, failure, known, isWanted } = one;
  const again = () => outbox.lookAgain(key);
  if (preview === undefined) {
    return reading === 'failed' ? (
      <Problem failure={failure} retry={again} />
    ) : (
      <Skeleton active title={false} paragraph={{ rows: 3 }} />
    );
  }
  const readable = readableOf(one);
  return (
    <div className={reading === 'known' ? undefined : styles['stale']}>
      {preview.table !== undefined && (
        <ColumnMap
          table={preview.table}
          wish={wish}
          change={(changed) => outbox.readAs(key, changed)}
          needsLabels={preview.rejected.some(({ problems }) =>
            problems.some(({ code }) => code === 'unknown-role'),
          )}
          known={known}
          fileName={sending.file.name}
        />
      )}
      <PreviewView preview={preview} />
      {reading === 'failed' && (
        <p>
          <WhyNot failure={failure} />{' '}
          <Button size="small" onClick={again}>
            {ui('tryAgain')}
          </Button>
        </p>
      )}
      {readable > 0 && (
        <Button type="primary" disabled={!isReady(one) || isWanted} onClick={() => outbox.want(key)}>
          {preview.whole ? t('takeIn', { n: readable }) : t('takeAllIn')}
        </Button>
      )}
    </div>
  );
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const size = bytes / 1024 ** power;
  return `${power === 0 ? size : size.toFixed(1)} ${UNITS[power]}`;
}
