import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { nameOf } from '../parts/topic-names.ts';
import { type Topic, useInsightChange } from '../use-insights.ts';
import styles from './topic.module.css';

interface RenameDialogProps {
  readonly topic: Topic;
  readonly close: () => void;
}

/** Gives a topic the name that people have for it. */
export function RenameDialog({ topic, close }: RenameDialogProps) {
  const { id } = topic;
  const name = nameOf(topic);
  const { t } = useTranslation('insights');
  const { mutate, isPending, error } = useInsightChange();
  const [given, setGiven] = useState(name);
  const field = useId();
  const wanted = given.trim();
  const isReady = wanted !== '' && (wanted !== name || topic.names !== null);
  const send = () =>
    mutate(
      { path: `/api/v1/topics/${encodeURIComponent(id)}`, method: 'PATCH', body: { name: wanted } },
      { onSuccess: close },
    );
  return (
    <Modal
      open
      title={t('topic.rename')}
      okText={t('topic.renameDo')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: isPending }}
      onOk={send}
      onCancel={close}
    >
      <div className={styles['dialog']}>
        <label htmlFor={field}>{t('topic.name')}</label>
        <Input
          id={field}
          value={given}
          maxLength={200}
          autoFocus
          onChange={({ target }) => setGiven(target.value)}
          onPressEnter={() => isReady && send()}
        />
        <p className="faint">{t(topic.names === null ? 'topic.renameNote' : 'topic.renameBoth')}</p>
        <Refusal failure={error} />
      </div>
    </Modal>
  );
}
