import { StarOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filters.module.css';

const SavedViewsPanel = lazy(() => import('./saved-views-panel.tsx'));

/** Addresses under names: one's own, and those that somebody shares with everybody. */
export function SavedViews() {
  const { t } = useTranslation('ui');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <Suspense fallback={<div className={styles['views']} />}>
          <SavedViewsPanel isOpen={isOpen} close={() => setOpen(false)} />
        </Suspense>
      }
    >
      <Button icon={<StarOutlined />}>{t('views.title')}</Button>
    </Popover>
  );
}
