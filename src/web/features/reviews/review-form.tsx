import { Alert, Button, Progress, Skeleton } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client/problem.ts';
import { type ReviewDetail, useReview, useSubmit } from '../../client/reviews.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { LeaveGuard } from '../../ui/states/leave-guard.tsx';
import { State } from '../../ui/states/state.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { HandBack } from './hand-back.tsx';
import { Question } from './question.tsx';
import styles from './review.module.css';
import { SavingNote } from './saving-note.tsx';
import { TextField } from './text-field.tsx';
import { Unsaved } from './unsaved.tsx';
import { BESIDE_OPTIONS, useCard } from './use-card.ts';
import { useDraft } from './use-draft.ts';

/** The questions of the scorecard, answered by keys or by hand; what is filled in is never lost. */
export function ReviewForm({ review }: { readonly review: ReviewDetail }) {
  const { t } = useTranslation('reviews');
  const { card, criteria, isReady } = useCard(review.scorecard);
  const { answers, comment, saving, refusal, saver } = useDraft(review);
  const submit = useSubmit(review.id);
  const { refetch } = useReview(review.id);
  const list = useRef<HTMLDivElement>(null);
  const overall = useId();
  const [at, setAt] = useState(0);
  const [isNoting, setNoting] = useState(false);
  const answered = criteria.filter(({ id }) => answers[id] !== undefined).length;
  const missing =
    submit.error instanceof Refused && submit.error.status === 422 ? submit.error.said.errors : [];
  const isMissing = (id: string) =>
    answers[id] === undefined && missing.some(({ path }) => path === `body.answers.${id}`);

  const go = (index: number) => {
    const to = Math.max(0, Math.min(index, criteria.length - 1));
    setAt(to);
    setNoting(false);
    list.current
      ?.querySelector(`[data-question="${to}"]`)
      ?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  };
  const choose = (index: number, answer: string) => {
    const criterion = criteria[index];
    if (criterion === undefined) return;
    const before = answers[criterion.id];
    saver.change({ answers: { ...answers, [criterion.id]: { ...before, answer } } });
    go(before === undefined ? index + 1 : index);
  };
  const note = (index: number, text: string) => {
    const { id } = criteria[index]!;
    const before = answers[id];
    if (before === undefined) return;
    const { comment: _, ...bare } = before;
    saver.change({ answers: { ...answers, [id]: text === '' ? bare : { ...bare, comment: text } } });
  };
  const send = async () => {
    const content = await saver.content();
    const failed = async (failure: unknown) => {
      // What it conflicts with may be another than what was saved meanwhile, as a scorecard that is not in force.
      const isConflict = failure instanceof Refused && failure.status === 409;
      const isChanged = isConflict && (await refetch()).data?.revision !== content.revision;
      saver.notSubmitted(isChanged);
      if (isChanged) submit.reset();
      const open = criteria.findIndex(({ id }) => content.answers[id] === undefined);
      if (open >= 0) go(open);
    };
    // The result may have taken the form's place by then: a promise is kept even so.
    await submit.mutateAsync(content).then(() => saver.done(), failed);
  };
  useSubmitKey(() => void send());
  const digits = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      String(index + 1),
      () => {
        const option = criteria[at]?.options[index];
        if (option !== undefined) choose(at, option.id);
      },
    ]),
  );
  useKeys({
    ...digits,
    ...Object.fromEntries(BESIDE_OPTIONS.map(({ id, key }) => [key, () => choose(at, id)])),
    n: () => go(at + 1),
    p: () => go(at - 1),
    c: () => setNoting(true),
  });

  if (!isReady) return <Skeleton active paragraph={{ rows: 12 }} />;
  const handBack = <HandBack review={review} saver={saver} />;
  if (card === undefined)
    return (
      <State title={t('form.gone.title')} action={<span className={styles['ways']}>{handBack}</span>}>
        {t('form.gone.detail')}
      </State>
    );
  let index = -1;
  return (
    <section className={styles['form']} aria-label={t('form.title')} ref={list}>
      <LeaveGuard isUnsaved={() => saver.isUnsaved} settle={() => saver.settle()} detail={t('form.leave')} />
      <Card title={say(card.title)} aside={<SavingNote saving={saving} />}>
        <p className={styles['keys']}>{t('form.keys')}</p>
        {review.isBlind && <p className="faint">{t('form.blind')}</p>}
        <Unsaved review={review.id} saving={saving} refusal={refusal} saver={saver} />
        {card.sections.map((section) => (
          <section key={section.id} className={styles['section']}>
            <h3>{say(section.title)}</h3>
            {section.criteria.map((criterion) => {
              index += 1;
              const own = index;
              return (
                <Question
                  key={criterion.id}
                  place={own}
                  criterion={criterion}
                  given={answers[criterion.id]}
                  machine={
                    review.isBlind
                      ? undefined
                      : review.detail.evaluations
                          .find(({ scorecard }) => scorecard === review.scorecard)
                          ?.answers.find((one) => one.criterion === criterion.id)
                  }
                  isCurrent={own === at}
                  isMissing={isMissing(criterion.id)}
                  isNoting={own === at && isNoting}
                  enter={() => setAt(own)}
                  choose={(answer) => choose(own, answer)}
                  note={(text) => note(own, text)}
                  openNote={() => {
                    setAt(own);
                    setNoting(true);
                  }}
                />
              );
            })}
          </section>
        ))}
        <div className={styles['overall']}>
          <label htmlFor={overall}>{t('form.comment')}</label>
          <TextField
            id={overall}
            value={comment}
            change={(text) => saver.change({ comment: text })}
            longest={20_000}
            hint={t('form.commentHint')}
          />
        </div>
        {submit.error !== null && (
          <Alert
            type="error"
            title={submit.error instanceof Refused ? submit.error.said.title : t('form.notSent')}
            description={submit.error instanceof Refused ? submit.error.said.detail : undefined}
          />
        )}
      </Card>
      <footer className={styles['send']}>
        <Progress
          percent={criteria.length === 0 ? 0 : Math.round((100 * answered) / criteria.length)}
          format={() => `${answered}/${criteria.length}`}
          size="small"
          aria-label={t('form.progress')}
        />
        {handBack}
        <Button type="primary" loading={submit.isPending} onClick={() => void send()}>
          {t('form.submit')}
        </Button>
      </footer>
    </section>
  );
}

/** Ctrl or Cmd with Enter submits, also from within a text. */
function useSubmitKey(submit: () => void): void {
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
