import { useNavigate } from '@tanstack/react-router';
import { Button, message, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../client/me.ts';
import { type ReviewDetail, useGiveBack } from '../../client/reviews.ts';
import { useTell } from '../conversation/use-tell.ts';
import type { DraftSaver } from './draft-saver.ts';
import { Reassign } from './reassign.tsx';

interface HandBackProps {
  readonly review: ReviewDetail;
  readonly saver: DraftSaver;
}

/** Gives a review of one's own back to whoever is free, or for who manages to somebody else, with what is filled in. */
export function HandBack({ review, saver }: HandBackProps) {
  const { t } = useTranslation('reviews');
  const navigate = useNavigate();
  const manages = useMay('reviews.manage');
  const [toast, toastPlace] = message.useMessage();
  const tell = useTell(toast);
  const { mutateAsync, isPending } = useGiveBack();
  const settle = async () => {
    const isSaved = await saver.settle();
    if (!isSaved) void toast.error(t('handBack.unsaved'));
    return isSaved;
  };
  const leave = () => navigate({ to: '/reviews' });
  const give = async () => {
    if (!(await settle())) return;
    try {
      await mutateAsync(review.id);
      await leave();
    } catch (failure) {
      tell(failure);
    }
  };
  const withdrawn = async () => {
    // A saving that is underway would come too late, be refused and keep what nobody can save.
    await saver.content();
    saver.done();
    await leave();
  };
  return (
    <>
      {toastPlace}
      {review.calibration === null && (
        <Popconfirm
          title={t('handBack.sure')}
          okText={t('handBack.do')}
          cancelText={t('cancel')}
          onConfirm={give}
        >
          <Button loading={isPending}>{t('handBack.do')}</Button>
        </Popconfirm>
      )}
      {manages && <Reassign review={review} tell={tell} settle={settle} withdrawn={() => void withdrawn()} />}
    </>
  );
}
