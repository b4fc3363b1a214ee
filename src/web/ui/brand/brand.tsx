import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

export function Brand() {
  const { t } = useTranslation('app');
  return (
    <span className={styles['brand']}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--brand)" />
        <path
          d="M4.5 17h5l2.6-7.5 4.4 14 3.6-10.5 1.7 4h5.7"
          fill="none"
          stroke="var(--on-brand)"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <strong>{t('brand')}</strong>
    </span>
  );
}
