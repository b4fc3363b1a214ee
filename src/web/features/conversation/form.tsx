import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CriterionLabel, SectionLabel } from '#core/labels/label-book.ts';
import { ANSWER_MARKS, type AnswerGrade, gradeOfAnswer, quotedPassages } from '#core/scoring/answer-grade.ts';
import { type EarnedBonuses, earnedBonuses } from '#core/scoring/earned-bonuses.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useMay } from '../../client/me.ts';
import type { ConversationDetail, FoundAnswer, FoundEvaluation } from '../../client/types.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { gradeOf } from '../../ui/score-grade.ts';
import { refOfAnswer } from '../../ui/transcript/refs.ts';
import { Objection } from './objection.tsx';
import { Quote } from './quote.tsx';
import styles from './verdict.module.css';

interface FormProps {
  readonly detail: ConversationDetail;
  readonly evaluation: FoundEvaluation;
  /** Its place among the evaluations. */
  readonly at: number;
}

/** A scorecard with its answers; pointing at one lights what it rests on. */
export function Form({ detail, evaluation, at }: FormProps) {
  const { t } = useTranslation('conversation');
  const { labels, isReady } = useLabels(detail.rulebooks);
  const { labels: current } = useLabels();
  const mayRead = useMay('rulebooks.read');
  const { scorecard, score, rating, sections, autoFailed, answers, coverage, bonus } = evaluation;
  const card = labels.scorecard(scorecard) ?? current.scorecard(scorecard);
  const record = detail.record?.find((one) => one.scorecard === scorecard);
  const ratingTitle = card?.ratings.find(({ id }) => id === rating)?.title;
  // Without names, answers are still shown, as one section under their ids.
  const shown =
    card === undefined ? [sectionOf('', answers)] : withOldCriteria(card.sections, answers, t('oldCriteria'));
  const criteria = new Map(shown.flatMap((section) => section.criteria).map((one) => [one.id, one]));
  const bonuses = earnedBonuses(evaluation, (id) => ({
    bonus: criteria.get(id)?.bonus,
    best: criteria.get(id)?.options[0]?.score ?? null,
  }));
  if (mayRead && !isReady) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <Card
      title={say(card?.title ?? labels.scorecardTitle(scorecard))}
      aside={
        <span className={`${styles['score']} ${styles[gradeOf(score)]}`}>
          <strong>{score === null ? '–' : rounded(score)}</strong>
          {ratingTitle !== undefined && say(ratingTitle)}
        </span>
      }
    >
      {record !== undefined && (
        <p className={styles['standing']}>
          <strong>{t('decided', { score: record.score === null ? '–' : rounded(record.score) })}</strong>
          <PageLink to={`/reviews/${encodeURIComponent(record.review)}`}>{t('openReview')}</PageLink>
        </p>
      )}
      {autoFailed.length > 0 && (
        <p className={styles['failed']}>
          {t('autoFailed', {
            criteria: autoFailed.map((id) => say(labels.criterionTitle(scorecard, id))).join(t('comma')),
          })}
        </p>
      )}
      {bonus !== undefined && score !== null && (
        <p className="faint">
          {t('parts', { earned: rounded(score - bonus), bonus: rounded(bonus) })}
          {bonuses.cutFrom !== null && t('cutFrom', { worth: rounded(bonuses.cutFrom) })}
        </p>
      )}
      {coverage !== undefined && coverage < 1 && (
        <p className="faint">{t('judged', { percent: Math.round(coverage * 100) })}</p>
      )}
      {shown.map((section) => (
        <Section
          key={section.id}
          section={section}
          score={sections.find((one) => one.section === section.id)?.score ?? null}
          answers={answers}
          at={at}
          scorecard={scorecard}
          bonuses={bonus === undefined ? null : bonuses}
          detail={detail}
        />
      ))}
    </Card>
  );
}

interface SectionProps {
  readonly section: SectionLabel;
  readonly score: number | null;
  readonly answers: readonly FoundAnswer[];
  readonly at: number;
  readonly scorecard: string;
  /** Null where none is in the score: the form was failed, or was whole without it. */
  readonly bonuses: EarnedBonuses | null;
  readonly detail: ConversationDetail;
}

function Section({ section, score, answers, at, scorecard, bonuses, detail }: SectionProps) {
  const { t } = useTranslation('conversation');
  const given = section.criteria.flatMap((criterion) => {
    const index = answers.findIndex((answer) => answer.criterion === criterion.id);
    const answer = answers[index];
    if (answer === undefined) return [];
    return [
      {
        criterion,
        answer,
        index,
        grade: gradeOfAnswer(
          answer.answer,
          answer.score,
          criterion.options[0]?.score ?? null,
          criterion.bonus !== undefined,
        ),
      },
    ];
  });
  const apart = given.filter(({ grade }) => grade === 'not_applicable');
  return (
    <section className={styles['section']}>
      <h3>
        {say(section.title)}
        <span>{score === null ? '–' : rounded(score)}</span>
      </h3>
      <ul>
        {given.map(({ criterion, answer, index, grade }) =>
          grade === 'not_applicable' ? null : (
            <Answer
              key={criterion.id}
              criterion={criterion}
              answer={answer}
              grade={grade}
              reference={refOfAnswer(at, index)}
              scorecard={scorecard}
              bonuses={bonuses}
              detail={detail}
            />
          ),
        )}
      </ul>
      {apart.length > 0 && (
        <p
          className={styles['apart']}
          title={[...new Set(apart.map(({ answer }) => answer.reason && say(answer.reason)))].join('; ')}
        >
          {t('notApplicable', {
            criteria: apart.map(({ criterion }) => say(criterion.title)).join(t('comma')),
          })}
        </p>
      )}
    </section>
  );
}

interface AnswerProps {
  readonly criterion: CriterionLabel;
  readonly answer: FoundAnswer;
  readonly grade: AnswerGrade;
  readonly reference: string;
  readonly scorecard: string;
  readonly bonuses: EarnedBonuses | null;
  readonly detail: ConversationDetail;
}

function Answer({ criterion, answer, grade, reference, scorecard, bonuses, detail }: AnswerProps) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const hasEvidence = answer.evidence.length > 0;
  const option = criterion.options.find(({ id }) => id === answer.answer);
  const words =
    option === undefined
      ? ui(`answer.${answer.answer}` as 'answer.failed', { defaultValue: answer.answer })
      : say(option.title);
  const isPlain = grade === 'full' || grade === 'zero' || grade === 'no_bonus';
  const { labels } = useLabels(detail.rulebooks);
  const rules = answer.source.startsWith('rule:') ? answer.source.slice('rule:'.length).split(',') : [];
  return (
    <li
      className={`${styles['answer']} ${styles[grade]}`}
      {...(hasEvidence ? { 'data-refs': reference, 'data-turn': answer.evidence[0]?.turn, tabIndex: 0 } : {})}
    >
      <div className={styles['line']}>
        <span className={styles['mark']} role="img" aria-label={words}>
          {ANSWER_MARKS[grade]}
        </span>
        <span className={styles['title']}>
          {say(criterion.title)}
          {!isPlain && <em>{words}</em>}
        </span>
        {answer.score !== null && (
          <span className={styles['points']}>
            {criterion.bonus === undefined
              ? [answer.score, criterion.options[0]?.score].filter((one) => one !== undefined).join('/')
              : grade === 'full' && bonuses !== null
                ? t('bonus', { n: rounded(bonuses.added(criterion.bonus)) })
                : t('noBonus')}
          </span>
        )}
      </div>
      {grade !== 'full' && (
        <Objection detail={detail} scorecard={scorecard} criterion={criterion} answer={answer.answer} />
      )}
      {answer.reason !== undefined && <p className="faint">{say(answer.reason)}</p>}
      {quotedPassages(grade, answer.evidence).map((passage) => (
        <Quote key={`${passage.turn}:${passage.start}`} detail={detail} passage={passage} />
      ))}
      {answer.wouldPass !== undefined && grade !== 'full' && (
        <p className={styles['advice']}>
          <strong>{t('wouldPass')}</strong>
          {say(answer.wouldPass)}
        </p>
      )}
      {grade !== 'full' && rules.length > 0 && (
        <p className={styles['rests']}>
          {t('restsOn', { rules: rules.map((rule) => say(labels.ruleTitle(rule))).join(t('comma')) })}
        </p>
      )}
    </li>
  );
}

function rounded(score: number): number {
  return Math.round(score * 10) / 10;
}

/** What counted and is asked no more is shown too: without it the answers would not make up the score. */
function withOldCriteria(
  sections: readonly SectionLabel[],
  answers: readonly FoundAnswer[],
  title: string,
): readonly SectionLabel[] {
  const asked = new Set(sections.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  const old = answers.filter(({ criterion }) => !asked.has(criterion));
  return old.length === 0 ? sections : [...sections, sectionOf(title, old)];
}

function sectionOf(title: string, answers: readonly FoundAnswer[]): SectionLabel {
  const titled = (id: string) => ({ zh: id, en: id });
  return {
    id: '',
    title: titled(title),
    criteria: answers.map(({ criterion }) => ({
      id: criterion,
      title: titled(criterion),
      weight: 0,
      options: [],
    })),
  };
}
