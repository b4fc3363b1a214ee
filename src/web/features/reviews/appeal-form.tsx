import { Alert, Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionLabel } from '#core/labels/label-book.ts';
import { Refused } from '../../client/problem.ts';
import type { Appealing } from '../../client/reviews.ts';
import { useUnsent } from '../../client/use-unsent.ts';
import { say } from '../../ui/language.ts';
import { useAnswerWords } from './answer-words.ts';
import styles from './review.module.css';
import { TextField } from './text-field.tsx';

interface AppealFormProps {
  readonly appeal: Appealing;
  /** What is objected to: a reason that was begun is kept by it. */
  readonly subject: string;
  readonly criterion: CriterionLabel;
  /** The answer that stands. */
  readonly standing: string;
  readonly close: () => void;
}

/** Objects to one answer: which one it should be, and why. */
export default function AppealForm({ appeal, subject, criterion, standing, close }: AppealFormProps) {
  const { t } = useTranslation('reviews');
  const wordsOf = useAnswerWords();
  const others = [...criterion.options.map(({ id }) => id), 'not_applicable'].filter((id) => id !== standing);
  const [wanted, setWanted] = useState(others[0] ?? '');
  const { text: reason, write, done } = useUnsent(`appeal ${subject} ${criterion.id}`);
  const finish = () => {
    done();
    close();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    // Told by the mutation.
    appeal.mutateAsync({ criterion: criterion.id, wanted, reason: reason.trim() }).then(finish, () => {});
  };
  return (
    // The links of evidence follow clicks; in a form a click is its own.
    <form className={styles['appealForm']} onSubmit={send} data-stays="true">
      <div className={styles['wanted']}>
        <span>{t('appeal.wanted')}</span>
        <Select
          value={wanted}
          options={others.map((value) => ({ value, label: wordsOf(criterion, value) }))}
          aria-label={t('appeal.wanted')}
          onChange={setWanted}
        />
      </div>
      <TextField
        takesFocus
        value={reason}
        change={write}
        longest={5000}
        label={t('appeal.reasonOn', { criterion: say(criterion.title) })}
        hint={t('appeal.reasonHint')}
      />
      {appeal.error !== null && (
        <Alert
          type="error"
          title={appeal.error instanceof Refused ? appeal.error.said.title : t('form.notSent')}
          description={appeal.error instanceof Refused ? appeal.error.said.detail : undefined}
        />
      )}
      <span className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={appeal.isPending} disabled={reason.trim() === ''}>
          {t('appeal.send')}
        </Button>
        <Button onClick={finish}>{t('cancel')}</Button>
      </span>
    </form>
  );
}
