import { Input, Modal, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/states/problem.tsx';
import { Said } from '../../../ui/transcript/said.tsx';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { nameOf } from '../parts/topic-names.ts';
import { type Topic, useInsightChange } from '../use-insights.ts';
import styles from './topic.module.css';
import { useConversationsOf } from './use-conversations.ts';

interface SplitDialogProps {
  readonly topic: Topic;
  readonly close: () => void;
  readonly done: () => void;
}

/** Of so many conversations one sees what is two matters in one. */
const SHOWN = 24;
const PARTS = ['first', 'second'] as const;
type Part = (typeof PARTS)[number];

/** Makes two topics of one by examples of each; all other conversations go to the part that they are nearer to. */
export function SplitDialog({ topic, close, done }: SplitDialogProps) {
  const { id } = topic;
  const name = nameOf(topic);
  const { t } = useTranslation('insights');
  const { data, error, refetch } = useConversationsOf(id, SHOWN);
  const { mutate, isPending, error: refusal } = useInsightChange();
  const [names, setNames] = useState<Readonly<Record<Part, string>>>({ first: name, second: '' });
  const [parts, setParts] = useState<ReadonlyMap<string, Part>>(new Map());
  const listed = data?.conversations ?? [];
  const of = (part: Part) => listed.flatMap((one) => (parts.get(one.id) === part ? one.id : []));
  const isReady = PARTS.every((part) => names[part].trim() !== '' && of(part).length > 0);
  const send = () =>
    mutate(
      {
        path: `/api/v1/topics/${encodeURIComponent(id)}/split`,
        body: { parts: PARTS.map((part) => ({ name: names[part].trim(), conversations: of(part) })) },
      },
      {
        onSuccess: () => {
          done();
          close();
        },
      },
    );
  return (
    <Modal
      open
      width={760}
      title={t('topic.split')}
      okText={t('topic.splitDo')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: isPending }}
      onOk={send}
      onCancel={close}
    >
      <div className={styles['dialog']}>
        <p className="faint">
          {t('topic.splitNote')}
          {topic.other !== null && ` ${t('topic.splitBoth')}`}
        </p>
        <div className={styles['names']}>
          {PARTS.map((part) => (
            <Input
              key={part}
              value={names[part]}
              maxLength={200}
              aria-label={t(`topic.parts.${part}`)}
              placeholder={t(`topic.parts.${part}`)}
              onChange={({ target }) => setNames((before) => ({ ...before, [part]: target.value }))}
            />
          ))}
        </div>
        {error !== null && data === undefined ? (
          <Problem failure={error} retry={() => void refetch()} />
        ) : data === undefined ? (
          <Skeleton active paragraph={{ rows: 8 }} title={false} />
        ) : (
          <ul className={styles['examples']}>
            {listed.map(({ id: conversation, highlights }) => (
              <li key={conversation}>
                <span>{highlights[0] === undefined ? conversation : <Said said={highlights[0]} />}</span>
                <Radio.Group
                  size="small"
                  optionType="button"
                  aria-label={t('topic.partOf', { conversation })}
                  value={parts.get(conversation) ?? null}
                  options={PARTS.map((value, place) => ({ value, label: String(place + 1) }))}
                  onChange={({ target }) =>
                    setParts((before) => new Map([...before, [conversation, target.value as Part]]))
                  }
                />
              </li>
            ))}
          </ul>
        )}
        <Refusal failure={refusal} />
      </div>
    </Modal>
  );
}
