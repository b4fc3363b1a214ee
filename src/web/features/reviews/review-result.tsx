import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionLabel } from '#core/labels/label-book.ts';
import { MACHINE } from '#core/ports/reviews.ts';
import { gradeOfAnswer } from '#core/scoring/answer-grade.ts';
import { type ReviewDetail, type ShownAppeal, useAppeal } from '../../client/reviews.ts';
import type { FoundAnswer } from '../../client/types.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { gradeOf } from '../../ui/score-grade.ts';
import { refOfAnswer } from '../../ui/transcript/refs.ts';
import { useAnswerWords } from './answer-words.ts';
import AppealForm from './appeal-form.tsx';
import styles from './review.module.css';
import { useCard } from './use-card.ts';

interface ResultProps {
  readonly review: ReviewDetail;
  readonly zone: string;
}

/** What was decided, beside what the machine had said; whoever was judged may object to single answers. */
export function ReviewResult({ review, zone }: ResultProps) {
  const { t } = useTranslation('reviews');
  const formats = useFormats(zone);
  const { card, isReady } = useCard(review.scorecard);
  const { record, machine, submittedAt, reviewerName, score, machineScore, comment, appealUntil } = review;
  if (!isReady) return <Skeleton active paragraph={{ rows: 12 }} />;
  const isMachine = review.reviewer === MACHINE;
  if (record === null) {
    return (
      <section className={styles['form']} aria-label={t('result.title')}>
        <Card title={card === undefined ? review.scorecard : say(card.title)}>
          <p className="faint">
            {reviewerName === null ? t('result.notBegun') : t('result.withOther', { name: reviewerName })}
          </p>
        </Card>
      </section>
    );
  }
  const answerIn = (evaluation: ReviewDetail['record'], criterion: string): FoundAnswer | undefined =>
    evaluation?.answers.find((one) => one.criterion === criterion);
  const differing = record.answers.filter(
    ({ criterion, answer }) => machine !== null && answerIn(machine, criterion)?.answer !== answer,
  ).length;
  return (
    <section className={styles['form']} aria-label={t('result.title')}>
      <Card
        title={card === undefined ? review.scorecard : say(card.title)}
        aside={
          <span className={`${styles['score']} ${styles[gradeOf(score)]}`}>
            <strong>{score === null ? '–' : formats.decimal(score)}</strong>
            {machineScore !== null && (
              <span>{t('result.machineScore', { score: formats.decimal(machineScore) })}</span>
            )}
          </span>
        }
      >
        <p className="faint">
          {[
            isMachine ? t('result.byMachine') : null,
            reviewerName === null ? null : t('result.by', { name: reviewerName }),
            submittedAt === null ? null : formats.moment(submittedAt),
            machine === null || isMachine ? null : t('result.differing', { count: differing }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        {appealUntil !== null && review.mayAppeal && (
          <p className="faint">{t('result.appealUntil', { at: formats.moment(appealUntil) })}</p>
        )}
        {comment !== '' && <blockquote className={styles['remark'] ?? ''}>{comment}</blockquote>}
        {review.isBlind && <p className="faint">{t('result.stillBlind')}</p>}
        {(card?.sections ?? []).map((section) => (
          <section key={section.id} className={styles['section']}>
            <h3>{say(section.title)}</h3>
            <ul>
              {section.criteria.map((criterion) => (
                <Decided
                  key={criterion.id}
                  review={review}
                  criterion={criterion}
                  standing={answerIn(record, criterion.id)}
                  submitted={answerIn(review.evaluation, criterion.id)}
                  machine={answerIn(machine, criterion.id)}
                  appeal={review.appeals.find((one) => one.criterion === criterion.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </Card>
    </section>
  );
}

interface DecidedProps {
  readonly review: ReviewDetail;
  readonly criterion: CriterionLabel;
  readonly standing: FoundAnswer | undefined;
  readonly submitted: FoundAnswer | undefined;
  readonly machine: FoundAnswer | undefined;
  readonly appeal: ShownAppeal | undefined;
}

function Decided({ review, criterion, standing, submitted, machine, appeal }: DecidedProps) {
  const { t } = useTranslation('reviews');
  const wordsOf = useAnswerWords();
  const [isOpen, setOpen] = useState(false);
  const appealing = useAppeal(review.id);
  if (standing === undefined) return null;
  const grade = gradeOfAnswer(
    standing.answer,
    standing.score,
    criterion.options[0]?.score ?? null,
    criterion.bonus !== undefined,
  );
  const given = review.answers[criterion.id];
  const at = review.detail.evaluations.findIndex(({ scorecard }) => scorecard === review.scorecard);
  const index =
    review.detail.evaluations[at]?.answers.findIndex((one) => one.criterion === criterion.id) ?? -1;
  const hasEvidence = index >= 0 && (review.detail.evaluations[at]?.answers[index]?.evidence.length ?? 0) > 0;
  const isOverturned = submitted !== undefined && submitted.answer !== standing.answer;
  return (
    <li
      className={styles['decided']}
      {...(hasEvidence ? { 'data-refs': refOfAnswer(at, index), tabIndex: 0 } : {})}
    >
      <div className={styles['line']}>
        <span>{say(criterion.title)}</span>
        <strong className={styles[grade]}>{wordsOf(criterion, standing.answer)}</strong>
        {review.mayAppeal && appeal === undefined && !isOpen && (
          <button type="button" className={styles['link']} onClick={() => setOpen(true)}>
            {t('appeal.open')}
          </button>
        )}
      </div>
      {isOverturned && (
        <p className={styles['changed']}>
          {t('result.overturned', { answer: wordsOf(criterion, submitted.answer) })}
        </p>
      )}
      {machine !== undefined && machine.answer !== submitted?.answer && (
        <p className={styles['machine']}>
          {t('form.machine', { answer: wordsOf(criterion, machine.answer) })}
        </p>
      )}
      {given?.comment !== undefined && <p className={styles['remark']}>{given.comment}</p>}
      {appeal !== undefined && (
        <p className={styles['appeal']} data-state={appeal.state}>
          <strong>{t(`appeal.state.${appeal.state}`)}</strong>
          {t('appeal.asked', { wanted: wordsOf(criterion, appeal.wanted), reason: appeal.reason })}
          {appeal.decision !== null && <span>{t('appeal.answered', { reason: appeal.decision })}</span>}
        </p>
      )}
      {isOpen && appeal === undefined && (
        <AppealForm
          appeal={appealing}
          subject={review.id}
          criterion={criterion}
          standing={standing.answer}
          close={() => setOpen(false)}
        />
      )}
    </li>
  );
}
