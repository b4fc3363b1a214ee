import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/page.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { TextField } from '../reviews/text-field.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { Refusal } from './plan-card.tsx';
import { type PlaybookDetail, usePlaybookEdit } from './use-playbooks.ts';

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
  const [title, setTitle] = useState(playbook.title);
  const [steps, setSteps] = useState(playbook.steps.join('\n'));
  const [phrases, setPhrases] = useState(playbook.phrases.map(({ text }) => text).join('\n'));
  const [whenNot, setWhenNot] = useState(playbook.whenNot.join('\n'));
  const [left, setLeft] = useState(playbook.exemplars);
  const save = () =>
    edit.mutate(
      {
        version: playbook.version,
        changedAt: playbook.changedAt,
        title: title.trim(),
        steps: linesOf(steps),
        phrases: linesOf(phrases).map((text) => ({ text })),
        whenNot: linesOf(whenNot),
        exemplars: left.map(({ place }) => place),
      },
      {
        onSuccess: ({ version }) => {
          change({ version: String(version) });
          close();
        },
      },
    );
  const isReady = title.trim() !== '' && linesOf(steps).length > 0;
  return (
    <form
      className={styles['stacked']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card
        title={t('playbook.editing')}
        note={t(playbook.state === 'draft' ? 'playbook.editingDraft' : 'playbook.editingApproved')}
      >
        <div className={styles['fields']} lang={playbook.language}>
          <div>
            <label htmlFor={ids.title}>{t('playbook.title')}</label>
            <Input
              id={ids.title}
              value={title}
              maxLength={200}
              onChange={({ target }) => setTitle(target.value)}
            />
          </div>
          <div>
            <label htmlFor={ids.steps}>{t('playbook.steps')}</label>
            <TextField
              id={ids.steps}
              value={steps}
              change={setSteps}
              longest={8000}
              hint={t('playbook.oneALine')}
            />
          </div>
          <div>
            <label htmlFor={ids.phrases}>{t('playbook.phrases')}</label>
            <TextField
              id={ids.phrases}
              value={phrases}
              change={setPhrases}
              longest={15_000}
              hint={t('playbook.phrasesHint')}
            />
            <small className="faint">{t('playbook.slots')}</small>
          </div>
          <div>
            <label htmlFor={ids.whenNot}>{t('playbook.whenNot')}</label>
            <TextField
              id={ids.whenNot}
              value={whenNot}
              change={setWhenNot}
              longest={8000}
              hint={t('playbook.oneALine')}
            />
          </div>
          {playbook.exemplars.length > 0 && (
            <fieldset>
              <legend>{t('playbook.exemplars')}</legend>
              {playbook.exemplars.map((one) => (
                <div key={`${one.place.conversation} ${one.place.turn}`} className={styles['choice']}>
                  <Checkbox
                    checked={left.includes(one)}
                    aria-label={`${t('playbook.exemplars')} ${one.passage.turns[1]?.text ?? ''}`}
                    onChange={({ target: { checked } }) =>
                      setLeft(
                        playbook.exemplars.filter((other) =>
                          other === one ? checked : left.includes(other),
                        ),
                      )
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
    </form>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
