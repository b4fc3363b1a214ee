import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './file.module.css';
import type { SentFile } from './send-file.ts';
import { Warnings } from './warnings.tsx';

/** What became of a file that was sent, as far as it is known. */
export function SentView({ sent, again }: { readonly sent: SentFile; readonly again: () => void }) {
  const { t } = useTranslation('sending');
  const { t: ui } = useTranslation('ui');
  const { state, accepted, duplicate, rejected, reasons, warnings, failure } = sent;
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
      <Warnings warnings={warnings} />
    </>
  );
}
