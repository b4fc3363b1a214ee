import { EditOutlined, PushpinOutlined, SplitCellsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../client/me.ts';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { type TopicDetail, useInsightChange } from '../use-insights.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import styles from './topic.module.css';

/** What people say of a topic; a heading is what its topics make it. */
export function TopicActs({ detail: { topic, under } }: { readonly detail: TopicDetail }) {
  const { t } = useTranslation('insights');
  const [dialog, setDialog] = useState<'rename' | 'split'>();
  const [isSplit, setSplit] = useState(false);
  const { mutate, isPending, error } = useInsightChange();
  const mayManage = useMay('insights.manage');
  if (!mayManage || under.length > 0) return null;
  const { id, held } = topic;
  const close = () => setDialog(undefined);
  return (
    <div className={styles['acts']}>
      {error !== null && <Refusal failure={error} />}
      <Button icon={<EditOutlined />} onClick={() => setDialog('rename')}>
        {t('topic.rename')}
      </Button>
      <Button
        icon={<PushpinOutlined />}
        aria-pressed={held}
        loading={isPending}
        title={t('topic.holdNote')}
        onClick={() =>
          mutate({
            path: `/api/v1/topics/${encodeURIComponent(id)}`,
            method: 'PATCH',
            body: { held: !held },
          })
        }
      >
        {t(held ? 'topic.release' : 'topic.hold')}
      </Button>
      <Button icon={<SplitCellsOutlined />} onClick={() => setDialog('split')}>
        {t('topic.split')}
      </Button>
      <span role="status" className={styles['awaiting']}>
        {isSplit && t('topic.splitAwaiting')}
      </span>
      {dialog === 'rename' && <RenameDialog topic={topic} close={close} />}
      {dialog === 'split' && <SplitDialog topic={topic} close={close} done={() => setSplit(true)} />}
    </div>
  );
}
