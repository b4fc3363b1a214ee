import { useTranslation } from 'react-i18next';
import type { Saving } from './draft-saver.ts';
import styles from './review.module.css';

/** Whether what stands in the form is safe. */
export function SavingNote({ saving }: { readonly saving: Saving }) {
  const { t } = useTranslation('reviews');
  return (
    <span className={styles['saving']} role="status">
      {saving === 'clean' ? '' : t(`saving.${saving}`)}
    </span>
  );
}
