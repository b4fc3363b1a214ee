import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

export function PageLoading() {
  const { t } = useTranslation('ui');
  return (
    <div className={styles['loading']} role="status" aria-label={t('loading')}>
      <Skeleton active paragraph={{ rows: 1 }} title={{ width: 200 }} />
      <Skeleton active paragraph={{ rows: 6 }} title={false} />
    </div>
  );
}
