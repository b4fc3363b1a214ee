import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotate } from '../../client/annotations.ts';
import type { ConversationDetail } from '../../client/types.ts';
import styles from './notes.module.css';
import { chosenSignal, useSignalOptions } from './signal-options.ts';

interface MissedFormProps {
  readonly detail: ConversationDetail;
  readonly turn: number;
  /** What was marked in the turn when the form was opened. */
  readonly words: string;
  readonly annotate: Annotate;
  readonly close: () => void;
}

/** Says that a signal was missed in a turn, and in which words. */
export function MissedForm({ detail, turn, words, annotate, close }: MissedFormProps) {
  const { t } = useTranslation('conversation');
  const { text, role } = detail.conversation.turns[turn]!;
  const options = useSignalOptions(role);
  const [option, setOption] = useState<string>();
  const [carrying, setCarrying] = useState(words);
  const start = carrying === '' ? 0 : text.indexOf(carrying);
  const isElsewhere = start < 0;
  const { correct } = annotate;
  const save = () => {
    if (option === undefined || isElsewhere) return;
    const span = { start, end: start + carrying.length };
    correct.mutate({ turn, ...span, said: null, meant: chosenSignal(option) }, { onSuccess: close });
  };
  return (
    <section className={styles['card']} aria-label={t('correct.missed')}>
      <header>
        <strong>{t('correct.missed')}</strong>
      </header>
      <div className={styles['fields']}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('correct.which')}
          placeholder={t('correct.which')}
          options={options}
          value={option ?? null}
          onChange={(chosen: string | null) => setOption(chosen ?? undefined)}
        />
        <Input
          value={carrying}
          aria-label={t('correct.words')}
          placeholder={t('correct.words')}
          {...(isElsewhere ? { status: 'error' as const } : {})}
          onChange={({ target }) => setCarrying(target.value)}
          onPressEnter={save}
        />
      </div>
      {isElsewhere && (
        <p role="alert" className={styles['failure']}>
          {t('correct.elsewhere')}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button
          type="primary"
          size="small"
          loading={correct.isPending}
          disabled={option === undefined || isElsewhere}
          onClick={save}
        >
          {t('correct.save')}
        </Button>
        <Button size="small" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
