import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { useFailureWords } from '../../../ui/states/use-failure-words.ts';
import { ConflictDialog } from '../draft/conflict-dialog.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { useSaveAsNew } from '../draft/use-save-as-new.ts';
import styles from './editor.module.css';

/** What has to be known before one writes on: text that this browser had kept, and what somebody else saved. */
export function EditorNotices({
  draft,
  isReadOnly,
}: {
  readonly draft: Draft;
  readonly isReadOnly: boolean;
}) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const wordsFor = useFailureWords();
  const { saved, files, restoredAt, theirs, isGone } = draft;
  const asNew = useSaveAsNew(saved.rulebook, () => {
    if (theirs === null) draft.discard();
    else draft.settle('theirs');
  });
  return (
    <>
      {restoredAt !== null && !isReadOnly && (
        <Alert
          className={styles['notice'] ?? ''}
          type="info"
          showIcon
          title={t('restored.title', { at: formats.moment(restoredAt) })}
          action={
            <span className={styles['buttons']}>
              <Button size="small" onClick={draft.discard}>
                {t('restored.discard')}
              </Button>
              <Button size="small" type="primary" onClick={draft.keepRestored}>
                {t('restored.keep')}
              </Button>
            </span>
          }
        />
      )}
      {isGone && (
        <Alert
          className={styles['notice'] ?? ''}
          type="warning"
          showIcon
          title={t('gone.title')}
          description={asNew.failure === null ? t('gone.detail') : wordsFor(asNew.failure)}
          action={
            <Button
              size="small"
              type="primary"
              loading={asNew.isSaving}
              onClick={() => void asNew.save(files, saved.note)}
            >
              {t('conflict.saveAsNew')}
            </Button>
          }
        />
      )}
      {theirs !== null && (
        <ConflictDialog
          mine={files}
          theirs={theirs}
          settle={draft.settle}
          saveAsNew={(merged) => void asNew.save(merged, saved.note)}
          isSaving={asNew.isSaving}
          failure={asNew.failure}
        />
      )}
    </>
  );
}
