import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../client/export.ts';
import styles from './file.module.css';
import type { SentFile } from './sent-file.ts';
import { Warnings } from './warnings.tsx';

interface SentViewProps {
  readonly sent: SentFile;
  /** Of the file. */
  readonly name: string;
  readonly again: () => void;
}

/** What became of a file that was sent, as far as it is known. */
export function SentView({ sent, name, again }: SentViewProps) {
  const { t } = useTranslation('sending');
  const { t: ui } = useTranslation('ui');
  const { state, accepted, duplicate, rejected, reasons, rejects, warnings, failure } = sent;
  const counts = [
    t('accepted', { n: accepted }),
    ...(duplicate > 0 ? [t('duplicate', { n: duplicate })] : []),
    ...(rejected > 0 ? [t('rejected', { n: rejected })] : []),
  ];
  return (
    <>
      <p role="status" className={state === 'failed' ? styles['bad'] : undefined} data-sent={state}>
        {state === 'failed'
          ? [t('failed'), failure === '' ? t('unreachable') : failure].join(' ')
          : `${t(state)} · ${counts.join(' · ')}`}
      </p>
      {state === 'failed' && (
        <p>
          {accepted + duplicate > 0 && `${t('brokeOff', { counts: counts.join(' · ') })} `}
          <Button size="small" onClick={again}>
            {ui('tryAgain')}
          </Button>
        </p>
      )}
      {reasons.length > 0 && (
        <ul className={styles['problems']}>
          {reasons.map(({ line, id, error }) => (
            <li key={line}>
              {`${t('line', { line })}${id === undefined ? '' : ` (${id})`}: ${error ?? ''}`}
            </li>
          ))}
          {rejected > reasons.length && <li>{t('more', { n: rejected - reasons.length })}</li>}
        </ul>
      )}
      {rejects.length > 0 && state !== 'sending' && (
        <p>
          <Button
            size="small"
            icon={<DownloadOutlined />}
            onClick={() =>
              keepFile(new Blob([...rejects], { type: 'application/x-ndjson' }), `${name}.rejects.ndjson`)
            }
          >
            {t('keepRejects')}
          </Button>
        </p>
      )}
      <Warnings warnings={warnings} />
    </>
  );
}
