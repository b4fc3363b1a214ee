import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Refused } from '../../client/problem.ts';
import { useReview } from '../../client/reviews.ts';
import type { DraftSaver, Saving } from './draft-saver.ts';
import styles from './review.module.css';

interface UnsavedProps {
  readonly review: string;
  readonly saving: Saving;
  readonly refusal: Refused | null;
  readonly saver: DraftSaver;
}

/** What a person has to settle before the form can be saved: two versions of it, or a refusal. */
export function Unsaved({ review, saving, refusal, saver }: UnsavedProps) {
  const { t } = useTranslation('reviews');
  const { t: ui } = useTranslation('ui');
  const { refetch } = useReview(review);
  if (saving === 'refused') {
    return (
      <Alert
        type="error"
        title={t('saving.refused')}
        description={refusal?.message}
        action={
          <Button size="small" onClick={() => void saver.save()}>
            {ui('tryAgain')}
          </Button>
        }
      />
    );
  }
  if (saving !== 'conflict') return null;
  return (
    <Alert
      type="warning"
      title={t('form.conflict.title')}
      description={t('form.conflict.detail')}
      action={
        <span className={styles['stack']}>
          <Button
            type="primary"
            size="small"
            onClick={() => void refetch().then(({ data }) => saver.rebase(data?.revision ?? 0))}
          >
            {t('form.conflict.mine')}
          </Button>
          <Button
            size="small"
            onClick={() => void refetch().then(({ data }) => data && saver.takeOver(data))}
          >
            {t('form.conflict.theirs')}
          </Button>
        </span>
      }
    />
  );
}
