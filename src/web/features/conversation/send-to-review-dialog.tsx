import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../client/me.ts';
import type { SendToReview } from './send-to-review.ts';

/** What becomes of a conversation that is sent to review, before it is. */
export function SendToReviewDialog({ review }: { readonly review: SendToReview }) {
  const { t } = useTranslation('conversation');
  const reviews = useMay('reviews.write');
  return (
    <Modal
      open={review.isAsking}
      title={t('review.title')}
      okText={t(reviews ? 'review.begin' : 'review.send')}
      okButtonProps={{ autoFocus: true }}
      onOk={review.send}
      onCancel={review.close}
      destroyOnHidden
    >
      <p>{t(reviews ? 'review.toYou' : 'review.toFree')}</p>
    </Modal>
  );
}
