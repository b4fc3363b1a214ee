import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { useFailureWords } from '../../../ui/states/use-failure-words.ts';
import { ConflictDialog } from '../draft/conflict-dialog.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { createDraft } from '../rulebooks.ts';
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
  const navigate = useNavigate();
  const { saved, files, restoredAt, theirs } = draft;
  const wordsFor = useFailureWords();
  const [modal, above] = Modal.useModal();
  const saveAsNew = useMutation({
    mutationFn: () => createDraft(saved.rulebook, { files, note: saved.note }),
    onSuccess: (made) => {
      draft.settle('theirs');
      void navigate({ to: `/rules/${encodeURIComponent(made.rulebook)}/${made.version}` });
    },
    onError: (failure) => void modal.error({ title: wordsFor(failure) }),
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
      {theirs !== null && (
        <ConflictDialog
          mine={files}
          theirs={theirs}
          settle={draft.settle}
          saveAsNew={() => saveAsNew.mutate()}
        />
      )}
      {above}
    </>
  );
}
