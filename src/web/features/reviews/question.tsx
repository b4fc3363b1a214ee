import { MessageOutlined } from '@ant-design/icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionLabel } from '#core/labels/label-book.ts';
import type { GivenAnswers } from '../../client/review-content.ts';
import type { FoundAnswer } from '../../client/types.ts';
import { say } from '../../ui/language.ts';
import { useAnswerWords } from './answer-words.ts';
import styles from './review.module.css';
import { TextField } from './text-field.tsx';
import { BESIDE_OPTIONS } from './use-card.ts';

interface QuestionProps {
  readonly place: number;
  readonly criterion: CriterionLabel;
  readonly given: GivenAnswers[string] | undefined;
  /** What the machine says, where the reviewer may know. */
  readonly machine: FoundAnswer | undefined;
  readonly isCurrent: boolean;
  readonly isMissing: boolean;
  readonly isNoting: boolean;
  readonly enter: () => void;
  readonly choose: (answer: string) => void;
  readonly note: (text: string) => void;
  readonly openNote: () => void;
}

/** One question with its answers; the one that the keys go to stands out. */
export function Question(props: QuestionProps) {
  const { place, criterion, given, machine, isCurrent, isMissing, isNoting, enter, choose, note, openNote } =
    props;
  const { t } = useTranslation('reviews');
  const wordsOf = useAnswerWords();
  const title = useId();
  const choices = [
    ...criterion.options.map(({ id, title: words }, index) => ({
      id,
      key: String(index + 1),
      words: say(words),
      isQuiet: false,
    })),
    ...BESIDE_OPTIONS.map(({ id, key }) => ({ id, key, words: t(`form.beside.${id}`), isQuiet: true })),
  ];
  const classes = [styles['question'], isCurrent && styles['current'], isMissing && styles['missing']];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
    <div
      role="group"
      aria-labelledby={title}
      aria-current={isCurrent ? 'true' : undefined}
      data-question={place}
      className={classes.filter(Boolean).join(' ')}
      onFocus={enter}
    >
      <p id={title} className={styles['asked']} title={criterion.advice && say(criterion.advice)}>
        {say(criterion.title)}
        {isMissing && <em>{t('form.missing')}</em>}
      </p>
      <div className={styles['choices']}>
        {choices.map(({ id, key, words, isQuiet }) => (
          <button
            key={id}
            type="button"
            aria-pressed={given?.answer === id}
            className={isQuiet ? styles['quiet'] : undefined}
            onClick={() => choose(id)}
          >
            <span className={styles['digit']} aria-hidden="true">
              {key}
            </span>
            {words}
          </button>
        ))}
        <button
          type="button"
          className={styles['noteButton']}
          aria-label={t('form.note')}
          title={t('form.note')}
          disabled={given === undefined}
          onClick={openNote}
        >
          <MessageOutlined />
        </button>
      </div>
      {machine !== undefined && (
        <p className={styles['machine']}>
          {t('form.machine', { answer: wordsOf(criterion, machine.answer) })}
        </p>
      )}
      {given !== undefined && (isNoting || given.comment !== undefined) && (
        <TextField
          takesFocus={isNoting}
          isShort
          value={given.comment ?? ''}
          change={note}
          longest={5000}
          label={t('form.noteOn', { criterion: say(criterion.title) })}
          hint={t('form.noteHint')}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      )}
    </div>
  );
}
