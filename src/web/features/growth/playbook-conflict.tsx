import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { TwoTexts } from '../rules/draft/two-texts.tsx';
import { PLAYBOOK_FIELDS, type PlaybookTexts, textsOf } from './playbook-texts.ts';
import type { PlaybookDetail } from './use-playbooks.ts';

interface PlaybookConflictProps {
  readonly mine: PlaybookTexts;
  readonly theirs: PlaybookDetail;
  /** With the texts to go on from. */
  readonly settle: (texts: PlaybookTexts) => void;
}

/** Two people changed one playbook: both beside each other, and nothing of either is lost. */
export function PlaybookConflict({ mine, theirs, settle }: PlaybookConflictProps) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const [merged, setMerged] = useState(mine);
  const who = theirs.changedByName ?? t('plan.somebody');
  const named = (texts: PlaybookTexts) =>
    PLAYBOOK_FIELDS.map((field) => ({ path: t(`playbook.${field}`), text: texts[field] }));
  return (
    <Modal
      open
      width={1180}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('playbook.conflict.title')}
      footer={
        <>
          <Button onClick={() => settle(textsOf(theirs))}>{t('playbook.conflict.theirs')}</Button>
          <Button type="primary" onClick={() => settle(merged)}>
            {t('playbook.conflict.mine')}
          </Button>
        </>
      }
    >
      <Alert
        type="warning"
        showIcon
        title={t('playbook.conflict.detail', {
          who,
          at: formats.moment(theirs.changedAt),
          state: t(`playbook.state.${theirs.state}`),
        })}
      />
      <TwoTexts
        isPlain
        theirs={named(textsOf(theirs))}
        mine={named(mine)}
        names={[t('playbook.conflict.theirSide', { who }), t('playbook.conflict.mySide')]}
        change={(files) =>
          setMerged(
            Object.fromEntries(
              PLAYBOOK_FIELDS.map((field, index) => [field, files[index]?.text ?? '']),
            ) as PlaybookTexts,
          )
        }
      />
    </Modal>
  );
}
