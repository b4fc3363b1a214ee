import { useNavigate } from '@tanstack/react-router';
import { Button, message, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useMay } from '../../client/me.ts';
import { type ReviewSummary, useReviews, useTakeFirst } from '../../client/reviews.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { useTell } from '../conversation/use-tell.ts';
import { Reassign } from './reassign.tsx';
import { ReviewTable } from './review-table.tsx';
import styles from './reviews.module.css';

type Whose = 'mine' | 'free' | 'all';

/** What waits: with this person, with nobody yet, and for those who manage with anybody. */
export function Queue() {
  const { t } = useTranslation('reviews');
  const { search, change } = useAddress();
  const navigate = useNavigate();
  const manages = useMay('reviews.manage');
  const asked = firstOf(search['whose']);
  const whose: Whose = asked === 'free' ? 'free' : asked === 'all' && manages ? 'all' : 'mine';
  const { data, error, refetch, isPlaceholderData } = useReviews({ whose, state: 'open', limit: '500' });
  const [toast, toastPlace] = message.useMessage();
  const tell = useTell(toast);
  const taking = useTakeFirst();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  const waiting = data?.waiting;
  const counted = (word: string, count: number | undefined) => (count ? `${word} ${count}` : word);
  const first = data?.reviews[0];
  const open = (id: string) => void navigate({ to: `/reviews/${encodeURIComponent(id)}` as string });
  const take = (free: readonly ReviewSummary[]) =>
    taking
      .mutateAsync(free.map(({ id }) => id))
      .then((id) => (id === null ? void toast.info(t('queue.allTaken')) : open(id)), tell);
  return (
    <>
      {toastPlace}
      <div className={styles['bar']}>
        <Segmented<Whose>
          value={whose}
          options={[
            { value: 'mine', label: counted(t('queue.mine'), waiting?.mine) },
            { value: 'free', label: counted(t('queue.free'), waiting?.free) },
            ...(manages ? [{ value: 'all' as const, label: t('queue.all') }] : []),
          ]}
          onChange={(value) => change({ whose: value === 'mine' ? undefined : value })}
        />
        <span className={styles['keys']}>{t('queue.keys')}</span>
        {first !== undefined && whose !== 'all' && (
          <Button
            type="primary"
            loading={taking.isPending}
            // What is shown until the other list is there is not what one may take.
            disabled={isPlaceholderData}
            onClick={() => void (whose === 'free' ? take(data?.reviews ?? []) : open(first.id))}
          >
            {t(whose === 'free' ? 'queue.take' : 'queue.begin')}
          </Button>
        )}
      </div>
      {data === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} title={false} />
      ) : data.reviews.length === 0 ? (
        <State
          title={t(`queue.none.${whose}`)}
          action={
            whose === 'mine' && (waiting?.free ?? 0) > 0 ? (
              <Button type="primary" onClick={() => change({ whose: 'free' })}>
                {t('queue.toFree', { count: waiting?.free ?? 0 })}
              </Button>
            ) : manages ? (
              <PageLink to="/reviews" search={{ view: 'sampling' }}>
                {t('queue.toSampling')}
              </PageLink>
            ) : undefined
          }
        >
          {t('queue.none.detail')}
        </State>
      ) : (
        <ReviewTable
          reviews={data.reviews}
          label={t('views.queue')}
          isStale={isPlaceholderData}
          {...(whose === 'all' ? { acts: (review) => <Reassign review={review} tell={tell} /> } : {})}
        />
      )}
    </>
  );
}
