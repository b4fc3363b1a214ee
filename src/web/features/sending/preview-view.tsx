import { useTranslation } from 'react-i18next';
import { say } from '../../ui/language.ts';
import styles from './file.module.css';
import type { UploadPreview } from './preview-file.ts';
import { Warnings } from './warnings.tsx';

const CONVERSATIONS_SHOWN = 2;

/** The first conversations as they would be taken in, and what would be refused, each with its line and the way out. */
export function PreviewView({ preview }: { readonly preview: UploadPreview }) {
  const { t } = useTranslation(['sending', 'ui']);
  const { conversations, rejected, read, refused, whole } = preview;
  const readable = read - refused;
  return (
    <>
      <p role="status" className={styles['sum']}>
        {readable === 0 ? (
          <strong className={styles['bad']}>{t('preview.nothing')}</strong>
        ) : (
          t(whole ? 'preview.whole' : 'preview.beginning', { n: readable })
        )}
        {readable > 0 && refused > 0 && (
          <span className={styles['bad']}> {t('preview.refused', { n: refused })}</span>
        )}
      </p>
      {rejected.length > 0 && (
        <ul className={styles['problems']} aria-label={t('preview.problems')}>
          {rejected.slice(0, 5).map(({ line, id, problems }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is made anew as a whole
            <li key={index}>
              {line !== undefined && <strong>{t('line', { line })}</strong>}
              {id !== undefined && <span className="faint"> {id}</span>}
              {problems.map(({ code, message, hint }) => (
                <span key={code}>
                  {` ${say(message)}`}
                  {hint !== undefined && <span className={styles['hint']}>{say(hint)}</span>}
                </span>
              ))}
            </li>
          ))}
          {refused > 5 && <li>{t('preview.more', { n: refused - 5 })}</li>}
        </ul>
      )}
      <div className={styles['conversations']}>
        {conversations
          .slice(0, CONVERSATIONS_SHOWN)
          .map(({ id, channel, agent, turnCount, turns, warnings }) => (
            <article key={id}>
              <h3>
                {id}
                <span className="faint">
                  {` · ${[t(`ui:channel.${channel}`), agent, t('preview.turns', { n: turnCount })].filter(Boolean).join(' · ')}`}
                </span>
              </h3>
              <ol>
                {turns.map(({ role, text }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: turns have no other name than their place
                  <li key={index}>
                    <span className={styles['role']}>{t(`ui:role.${role}`)}</span>
                    <span>{text}</span>
                  </li>
                ))}
              </ol>
              {channel === 'voice' && <Warnings warnings={warnings.map(({ message }) => say(message))} />}
            </article>
          ))}
      </div>
    </>
  );
}
