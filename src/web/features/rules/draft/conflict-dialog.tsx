import { Alert, Button, Modal, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import type { RulebookFile } from '../engine/files.ts';
import { useActorName, type VersionWithFiles } from '../rulebooks.ts';
import styles from './draft.module.css';

const Difference = lazy(() => import('../text/difference.tsx'));

interface ConflictProps {
  readonly mine: readonly RulebookFile[];
  readonly theirs: VersionWithFiles;
  readonly settle: (files: readonly RulebookFile[] | 'theirs') => void;
  /** For a draft that is none any more: what was written becomes a new one. */
  readonly saveAsNew: () => void;
}

/** Two people changed one draft: both texts beside each other, and nothing of either is lost. */
export function ConflictDialog({ mine, theirs, settle, saveAsNew }: ConflictProps) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const nameOf = useActorName();
  const [merged, setMerged] = useState(mine);
  const textOf = (files: readonly RulebookFile[], path: string) =>
    files.find((file) => file.path === path)?.text ?? '';
  const paths = [...new Set([...theirs.files, ...mine].map(({ path }) => path))].filter(
    (path) => textOf(theirs.files, path) !== textOf(mine, path),
  );
  const [path = '', setPath] = useState(paths[0]);
  const who = nameOf(theirs.createdBy);
  const isDraft = theirs.state === 'draft';
  return (
    <Modal
      open
      width={1180}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t(isDraft ? 'conflict.title' : 'conflict.activeTitle')}
      footer={
        isDraft ? (
          <>
            <Button onClick={() => settle('theirs')}>{t('conflict.theirs')}</Button>
            <Button type="primary" onClick={() => settle(merged)}>
              {t('conflict.mine')}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={saveAsNew}>
            {t('conflict.saveAsNew')}
          </Button>
        )
      }
    >
      <Alert
        type="warning"
        showIcon
        title={t(isDraft ? 'conflict.detail' : 'conflict.activeDetail', {
          who,
          at: formats.moment(theirs.changedAt),
        })}
      />
      {paths.length > 1 && (
        <Segmented className={styles['files'] ?? ''} options={paths} value={path} onChange={setPath} />
      )}
      <div className={styles['sides']} aria-hidden="true">
        <span>{t('conflict.theirSide', { who })}</span>
        <span>{t('conflict.mySide')}</span>
      </div>
      <div className={styles['merge']}>
        <Suspense fallback={null}>
          <Difference
            key={path}
            before={textOf(theirs.files, path)}
            after={textOf(mine, path)}
            names={[t('conflict.theirSide', { who }), t('conflict.mySide')]}
            onChange={(text) =>
              setMerged((files) => files.map((file) => (file.path === path ? { path, text } : file)))
            }
          />
        </Suspense>
      </div>
    </Modal>
  );
}
