import { Button, Checkbox, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client/problem.ts';
import { Card } from '../../ui/page/page.tsx';
import { LeaveGuard } from '../../ui/states/leave-guard.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { TextField } from '../reviews/text-field.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { Refusal } from './plan-card.tsx';
import { PlaybookConflict } from './playbook-conflict.tsx';
import { keyOf, leftOf } from './playbook-exemplars.ts';
import { contentOf, type PlaybookField, type PlaybookTexts, textsOf } from './playbook-texts.ts';
import { type PlaybookDetail, readPlaybook, usePlaybookEdit } from './use-playbooks.ts';

interface PlaybookEditorProps {
  readonly playbook: PlaybookDetail;
  readonly close: () => void;
}

/** The same in fields, one line a step, a phrase, or a warning. */
export function PlaybookEditor({ playbook, close }: PlaybookEditorProps) {
  const { t } = useTranslation('growth');
  const { change } = useAddress();
  const edit = usePlaybookEdit(playbook.id);
  const ids = { title: useId(), steps: useId(), phrases: useId(), whenNot: useId() };
  /** The version that is changed, as it was last seen. */
  const [base, setBase] = useState(playbook);
  const [texts, setTexts] = useState(textsOf(playbook));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(playbook.exemplars.map(keyOf)));
  /** What somebody else saved meanwhile; until it is settled nothing can be saved. */
  const [theirs, setTheirs] = useState<PlaybookDetail>();
  const write = (field: PlaybookField) => (text: string) => setTexts((all) => ({ ...all, [field]: text }));
  const content = contentOf(texts);
  const isSaved = useRef(false);
  const isChanged =
    JSON.stringify(texts) !== JSON.stringify(textsOf(base)) ||
    !base.exemplars.every((one) => left.has(keyOf(one)));
  const save = () =>
    edit.mutate(
      {
        version: base.version,
        changedAt: base.changedAt,
        ...content,
        exemplars: base.exemplars.filter((one) => left.has(keyOf(one))).map(({ place }) => place),
      },
      {
        onSuccess: ({ version }) => {
          isSaved.current = true;
          change({ version: String(version) });
          close();
        },
        onError: (failure) => {
          if (!(failure instanceof Refused && failure.status === 409)) return;
          // What cannot be read now is said below the form, and the next saving looks again.
          readPlaybook(base.id).then(setTheirs, () => {});
        },
      },
    );
  const settle = (chosen: PlaybookTexts) => {
    if (theirs !== undefined) {
      setBase(theirs);
      setLeft(leftOf(base.exemplars, theirs.exemplars, left));
    }
    setTexts(chosen);
    setTheirs(undefined);
    edit.reset();
  };
  const isReady = content.title !== '' && content.steps.length > 0;
  return (
    <form
      className={styles['stacked']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <LeaveGuard isUnsaved={() => isChanged && !isSaved.current} />
      <Card
        title={t('playbook.editing')}
        note={t(base.state === 'draft' ? 'playbook.editingDraft' : 'playbook.editingApproved')}
      >
        <div className={styles['fields']} lang={playbook.language}>
          <div>
            <label htmlFor={ids.title}>{t('playbook.title')}</label>
            <Input
              id={ids.title}
              value={texts.title}
              maxLength={200}
              onChange={({ target }) => write('title')(target.value)}
            />
          </div>
          <div>
            <label htmlFor={ids.steps}>{t('playbook.steps')}</label>
            <TextField
              id={ids.steps}
              value={texts.steps}
              change={write('steps')}
              longest={8000}
              hint={t('playbook.oneALine')}
            />
          </div>
          <div>
            <label htmlFor={ids.phrases}>{t('playbook.phrases')}</label>
            <TextField
              id={ids.phrases}
              value={texts.phrases}
              change={write('phrases')}
              longest={15_000}
              hint={t('playbook.phrasesHint')}
            />
            <small className="faint">{t('playbook.slots')}</small>
          </div>
          <div>
            <label htmlFor={ids.whenNot}>{t('playbook.whenNot')}</label>
            <TextField
              id={ids.whenNot}
              value={texts.whenNot}
              change={write('whenNot')}
              longest={8000}
              hint={t('playbook.oneALine')}
            />
          </div>
          {base.exemplars.length > 0 && (
            <fieldset>
              <legend>{t('playbook.exemplars')}</legend>
              {base.exemplars.map((one) => (
                <div key={keyOf(one)} className={styles['choice']}>
                  <Checkbox
                    checked={left.has(keyOf(one))}
                    aria-label={`${t('playbook.exemplars')} ${one.passage.turns[1]?.text ?? ''}`}
                    onChange={({ target: { checked } }) =>
                      setLeft((before) => {
                        const after = new Set(before);
                        if (checked) after.add(keyOf(one));
                        else after.delete(keyOf(one));
                        return after;
                      })
                    }
                  />
                  <PassageView passage={one.passage} />
                </div>
              ))}
            </fieldset>
          )}
          <Refusal failure={edit.error} />
          <span className={styles['acts']}>
            <Button type="primary" htmlType="submit" loading={edit.isPending} disabled={!isReady}>
              {t('playbook.save')}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
          </span>
        </div>
      </Card>
      {theirs !== undefined && <PlaybookConflict mine={texts} theirs={theirs} settle={settle} />}
    </form>
  );
}
