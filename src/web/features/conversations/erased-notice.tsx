import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#core/bilingual.ts';
import { say } from '../../ui/language.ts';
import styles from './conversations.module.css';

interface ErasedState {
  readonly erased?: { readonly id: string; readonly backups: Bilingual };
}

/** Says that a conversation is gone which was erased on its own page, and lets go of what the browser still holds of it. */
export function ErasedNotice() {
  const { t } = useTranslation('conversations');
  const queries = useQueryClient();
  const { erased } = useLocation().state as ErasedState;
  const id = erased?.id;
  useEffect(() => {
    if (id !== undefined) queries.removeQueries({ type: 'inactive' });
  }, [id, queries]);
  if (erased === undefined) return null;
  return (
    <Alert
      closable={{ 'aria-label': t('close') }}
      type="success"
      className={styles['notice'] ?? ''}
      title={t('erased.title', { id: erased.id })}
      description={[t('erased.raw'), say(erased.backups)].join(' ')}
    />
  );
}
