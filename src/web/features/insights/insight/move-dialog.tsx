import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { useInsightChange } from '../use-insights.ts';
import styles from './insight.module.css';

interface MoveDialogProps {
  readonly id: string;
  readonly to: 'repaired' | 'dismissed';
  readonly close: () => void;
}

/** Asks what was repaired, or why nothing is done: whoever finds it again wants to know. */
export function MoveDialog({ id, to, close }: MoveDialogProps) {
  const { t } = useTranslation('insights');
  const { mutate, isPending, error } = useInsightChange();
  const [note, setNote] = useState('');
  const field = useId();
  const send = () =>
    mutate(
      { path: `/api/v1/insights/${encodeURIComponent(id)}/move`, body: { to, note: note.trim() } },
      { onSuccess: close },
    );
  return (
    <Modal
      open
      title={t(`move.${to}.title`)}
      okText={t(`move.${to}.do`)}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: to === 'dismissed' && note.trim() === '', loading: isPending }}
      onOk={send}
      onCancel={close}
    >
      <div className={styles['dialog']}>
        <p className="faint">{t(`move.${to}.detail`)}</p>
        <label htmlFor={field}>{t(`move.${to}.note`)}</label>
        <Input.TextArea
          id={field}
          value={note}
          maxLength={2_000}
          rows={4}
          autoFocus
          onChange={({ target }) => setNote(target.value)}
        />
        <Refusal failure={error} />
      </div>
    </Modal>
  );
}
