import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMembership } from '../../client/me.ts';
import { useReviews } from '../../client/reviews.ts';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { ReviewTable } from './review-table.tsx';

/** What was judged: of an agent their own conversations, of a reviewer what they judged. */
export function Finished() {
  const { t } = useTranslation('reviews');
  const { role } = useMembership();
  const { data, error, refetch, isPlaceholderData } = useReviews({ state: 'submitted', limit: '500' });
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  if (data.reviews.length === 0) {
    const words = role === 'agent' ? 'mine' : 'all';
    return <State title={t(`finished.none.${words}`)}>{t(`finished.none.${words}Detail`)}</State>;
  }
  return <ReviewTable reviews={data.reviews} label={t('views.finished')} isStale={isPlaceholderData} />;
}
