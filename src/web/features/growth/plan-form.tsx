import { Checkbox, Input, InputNumber, Modal, Select, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../client/names.ts';
import { say } from '../../ui/language.ts';
import { LeaveGuard } from '../../ui/states/leave-guard.tsx';
import { TextField } from '../reviews/text-field.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { Refusal } from './plan-card.tsx';
import { type Growth, type Passage, useAgentGrowth } from './use-growth.ts';
import { useNewPlan } from './use-plans.ts';
import { usePlaybooks } from './use-playbooks.ts';

interface PlanFormProps {
  readonly agent: string;
  readonly days: string;
  readonly close: () => void;
}

/** A plan for one agent, beginning with what the profile says is worth trying. */
export function PlanForm({ agent, days, close }: PlanFormProps) {
  const { t } = useTranslation('growth');
  const nameOf = useNameOf();
  const { data, error } = useAgentGrowth(agent, days);
  if (data !== undefined) return <Fields growth={data} close={close} />;
  return (
    <Modal open title={t('plan.new', { name: nameOf('agent', agent) })} footer={null} onCancel={close}>
      {error === null ? (
        <Skeleton active paragraph={{ rows: 6 }} title={false} />
      ) : (
        <Refusal failure={error} />
      )}
    </Modal>
  );
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 28;

function Fields({ growth, close }: { readonly growth: Growth; readonly close: () => void }) {
  const { t } = useTranslation('growth');
  const nameOf = useNameOf();
  const ids = { target: useId(), due: useId(), note: useId() };
  const making = useNewPlan();
  const books = usePlaybooks().data?.playbooks.filter(({ state }) => state === 'approved') ?? [];
  const { agent, competencies } = growth;
  const first = competencies.find(({ standing }) => standing === 'growth') ?? competencies[0];
  const [competency, setCompetency] = useState(first?.competency);
  const [target, setTarget] = useState<number | null>(null);
  const [playbooks, setPlaybooks] = useState<string[]>([]);
  const [chosen, setChosen] = useState<readonly Passage[]>([]);
  const [due, setDue] = useState(() => new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10));
  const [note, setNote] = useState('');
  // Only passages that may be opened can be named.
  const passages = growth.lessons
    .flatMap(({ exemplars }) => exemplars)
    .filter(({ conversation, turn }) => conversation !== undefined && turn !== undefined);
  const level = competencies.find((one) => one.competency === competency)?.level;
  const isWritten = note.trim() !== '' || target !== null || playbooks.length + chosen.length > 0;
  const send = () => {
    if (competency === undefined) return;
    const exemplars = chosen.map(({ conversation, turn }) => ({
      conversation: conversation!,
      turn: turn!,
    }));
    making.mutate(
      { agent: agent.id, competency, target, playbooks, exemplars, due, note: note.trim() },
      { onSuccess: close },
    );
  };
  return (
    <Modal
      open
      width={640}
      title={t('plan.new', { name: nameOf('agent', agent.id) })}
      okText={t('plan.make')}
      cancelText={t('cancel')}
      confirmLoading={making.isPending}
      okButtonProps={{ disabled: competency === undefined || due === '' }}
      onOk={send}
      onCancel={close}
      keyboard={!isWritten}
      mask={{ closable: !isWritten }}
    >
      <LeaveGuard isUnsaved={() => isWritten} />
      <div className={styles['fields']}>
        <div>
          <span>{t('plan.goal')}</span>
          <Select
            value={competency ?? null}
            aria-label={t('plan.goal')}
            options={competencies.map((one) => ({
              value: one.competency,
              label: `${say(one.title)} · ${t(`standing.${one.standing}`)}`,
            }))}
            onChange={(value) => setCompetency(value ?? undefined)}
          />
        </div>
        <div>
          <label htmlFor={ids.target}>{t('plan.targetField')}</label>
          <InputNumber id={ids.target} min={0} max={100} value={target} onChange={setTarget} />
          <small className="faint">
            {level ? t('plan.levelNow', { n: Math.round(level.value) }) : t('plan.levelUnknown')}
          </small>
        </div>
        <div>
          <label htmlFor={ids.due}>{t('plan.dueField')}</label>
          <Input id={ids.due} type="date" value={due} onChange={({ target: { value } }) => setDue(value)} />
        </div>
        <div>
          <span>{t('plan.playbooks')}</span>
          <Select
            mode="multiple"
            value={playbooks}
            aria-label={t('plan.playbooks')}
            placeholder={t(books.length === 0 ? 'plan.noPlaybooks' : 'plan.choosePlaybooks')}
            disabled={books.length === 0}
            options={books.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setPlaybooks}
          />
        </div>
        <div>
          <label htmlFor={ids.note}>{t('plan.note')}</label>
          <TextField id={ids.note} value={note} change={setNote} longest={5000} hint={t('plan.noteHint')} />
        </div>
        {passages.length > 0 && (
          <fieldset>
            <legend>{t('plan.exemplars')}</legend>
            {passages.map((passage) => (
              <div key={`${passage.conversation} ${passage.turn}`} className={styles['choice']}>
                <Checkbox
                  checked={chosen.includes(passage)}
                  aria-label={`${t('plan.exemplars')} ${passage.conversation}`}
                  onChange={({ target: { checked } }) =>
                    setChosen(checked ? [...chosen, passage] : chosen.filter((one) => one !== passage))
                  }
                />
                <PassageView passage={passage} />
              </div>
            ))}
          </fieldset>
        )}
        <Refusal failure={making.error} />
      </div>
    </Modal>
  );
}
