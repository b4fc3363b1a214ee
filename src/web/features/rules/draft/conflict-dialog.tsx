import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { useFailureWords } from '../../../ui/states/use-failure-words.ts';
import type { RulebookFile } from '../engine/files.ts';
import { useActorName, type VersionWithFiles } from '../rulebooks.ts';
import { unionOf } from './merge.ts';
import { TwoTexts } from './two-texts.tsx';

interface ConflictProps {
  readonly mine: readonly RulebookFile[];
  readonly theirs: VersionWithFiles;
  readonly settle: (files: readonly RulebookFile[] | 'theirs') => void;
  /** For a draft that is none any more: what stands on one's own side becomes a new one. */
  readonly saveAsNew: (files: readonly RulebookFile[]) => void;
  readonly isSaving: boolean;
  /** Why that did not succeed. */
  readonly failure: unknown;
}

/** Two people changed one draft: both texts beside each other, and nothing of either is lost. */
export function ConflictDialog({ mine, theirs, settle, saveAsNew, isSaving, failure }: ConflictProps) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const nameOf = useActorName();
  const wordsFor = useFailureWords();
  const [merged, setMerged] = useState(() => unionOf(mine, theirs.files));
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
          <Button type="primary" loading={isSaving} onClick={() => saveAsNew(merged)}>
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
      {failure !== null && <Alert type="error" showIcon title={wordsFor(failure)} />}
      <TwoTexts
        theirs={theirs.files}
        mine={mine}
        names={[t('conflict.theirSide', { who }), t('conflict.mySide')]}
        change={setMerged}
      />
    </Modal>
  );
}
