import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import type { ReviewSummary } from '../../client/reviews.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { gradeOf } from '../../ui/score-grade.ts';
import { useKeys } from '../../ui/use-keys.ts';
import styles from './reviews.module.css';

interface ReviewTableProps {
  readonly reviews: readonly ReviewSummary[];
  readonly label: string;
  readonly isStale: boolean;
  /** What can be done with each of them. */
  readonly acts?: (review: ReviewSummary) => ReactNode;
}

/** Reviews as lines; j and k go through them, Enter opens. */
export function ReviewTable({ reviews, label, isStale, acts }: ReviewTableProps) {
  const { t } = useTranslation('reviews');
  const navigate = useNavigate();
  const formats = useFormats(useTimeZone());
  const nameOf = useNameOf();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, reviews.length - 1);
  useEffect(() => {
    table.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  });
  const open = (id: string) => void navigate({ to: `/reviews/${encodeURIComponent(id)}` as string });
  useKeys({
    j: () => setChosen(Math.min(at + 1, reviews.length - 1)),
    k: () => setChosen(Math.max(at - 1, 0)),
    Enter: () => {
      const review = reviews[at];
      if (review !== undefined) open(review.id);
    },
  });
  const reasonOf = ({ why, plan, calibration }: ReviewSummary) => {
    if (why !== null) return say(why);
    if (calibration !== null) return t('calibration.tag');
    return t(plan === null ? 'table.byHand' : 'table.drawn');
  };
  const isDone = reviews.some(({ state }) => state === 'submitted');
  const hasReviewers = new Set(reviews.map(({ reviewerName }) => reviewerName)).size > 1;
  return (
    <table className={`${styles['table']} ${isStale ? styles['stale'] : ''}`} ref={table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('table.conversation')}</th>
          <th scope="col">{t('table.agent')}</th>
          {isDone ? (
            <>
              <th scope="col" className={styles['number']}>
                {t('table.score')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('table.machine')}
              </th>
            </>
          ) : (
            <th scope="col">{t('table.why')}</th>
          )}
          {hasReviewers && <th scope="col">{t('table.reviewer')}</th>}
          <th scope="col">{t(isDone ? 'table.submitted' : 'table.sent')}</th>
          {acts !== undefined && <td />}
        </tr>
      </thead>
      <tbody>
        {reviews.map((review, index) => (
          <tr key={review.id} aria-current={index === at ? 'true' : undefined}>
            <th scope="row">
              <PageLink to={`/reviews/${encodeURIComponent(review.id)}`}>{review.conversation}</PageLink>
              {review.calibration !== null && <span className={styles['tag']}>{t('calibration.tag')}</span>}
              {review.openAppeals > 0 && <span className={styles['tag']}>{t('table.appealed')}</span>}
            </th>
            <td>
              {review.agent === null ? '–' : nameOf('agent', review.agent)}
              {review.team !== null && <small>{nameOf('team', review.team)}</small>}
            </td>
            {isDone ? (
              <>
                <td className={`${styles['number']} ${styles[gradeOf(review.score)]}`}>
                  {review.score === null ? '–' : formats.decimal(review.score)}
                </td>
                <td className={styles['number']}>
                  {review.machineScore === null ? '–' : formats.decimal(review.machineScore)}
                </td>
              </>
            ) : (
              <td className={styles['wide']}>{reasonOf(review)}</td>
            )}
            {hasReviewers && <td>{review.reviewerName ?? t('table.nobody')}</td>}
            <td>{formats.moment(review.submittedAt ?? review.createdAt)}</td>
            {acts !== undefined && <td>{acts(review)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
