import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionLabel } from '#core/labels/label-book.ts';
import { useAppealMachine } from '../../client/reviews.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './verdict.module.css';

const AppealForm = lazy(() => import('../reviews/appeal-form.tsx'));

interface ObjectionProps {
  readonly detail: ConversationDetail;
  readonly scorecard: string;
  readonly criterion: CriterionLabel;
  /** What the machine said. */
  readonly answer: string;
}

/** What became of an objection to an answer, or the way to object while the machine alone has judged. */
export function Objection({ detail, scorecard, criterion, answer }: ObjectionProps) {
  const { t } = useTranslation('conversation');
  const [isOpen, setOpen] = useState(false);
  const appeal = useAppealMachine(detail.id, scorecard);
  const { appeals = [], appealUntil = null, record = [] } = detail;
  const raised = appeals.find((one) => one.scorecard === scorecard && one.criterion === criterion.id);
  if (raised !== undefined) {
    return (
      <p className={styles['objection']}>
        <PageLink to={`/reviews/${encodeURIComponent(raised.review)}`}>
          {t(`appeal.${raised.state}`)}
        </PageLink>
      </p>
    );
  }
  const isReviewed = record.some((one) => one.scorecard === scorecard);
  if (appealUntil === null || isReviewed || criterion.options.length === 0) return null;
  return (
    <div className={styles['objection']}>
      {isOpen ? (
        <Suspense>
          <AppealForm
            appeal={appeal}
            subject={`${detail.id} ${scorecard}`}
            criterion={criterion}
            standing={answer}
            close={() => setOpen(false)}
          />
        </Suspense>
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {t('appeal.raise')}
        </button>
      )}
    </div>
  );
}
