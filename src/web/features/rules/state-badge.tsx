import { useTranslation } from 'react-i18next';
import styles from './state-badge.module.css';

/** Whether a version is a draft, judges now, or did so before. */
export function StateBadge({ state }: { readonly state: 'draft' | 'active' | 'retired' }) {
  const { t } = useTranslation('rules');
  return <span className={`${styles['badge']} ${styles[state]}`}>{t(`state.${state}`)}</span>;
}
