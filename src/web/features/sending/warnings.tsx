import { useTranslation } from 'react-i18next';
import styles from './file.module.css';

/** What is worth knowing of a recording that can be taken in: no words, a dead channel, a name that tells nothing. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const { t } = useTranslation('sending');
  if (warnings.length === 0) return null;
  return (
    <ul className={styles['problems']} aria-label={t('warnings')}>
      {warnings.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
