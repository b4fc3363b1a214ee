import { ArrowLeftOutlined, EyeOutlined } from '@ant-design/icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, message } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useTimeZone } from '../../client/me.ts';
import { type ReviewDetail, useReview, useReviews } from '../../client/reviews.ts';
import { say } from '../../ui/language.ts';
import { useDocumentTitle } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { connect } from '../../ui/transcript/evidence-links.ts';
import { Facts } from '../../ui/transcript/facts.tsx';
import { Transcript } from '../../ui/transcript/transcript.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { CallSound } from '../conversation/player/call-sound.tsx';
import { useListening } from '../conversation/player/use-listening.ts';
import { RevealDialog } from '../conversation/reveal-dialog.tsx';
import { useTell } from '../conversation/use-tell.ts';
import { Claim } from './claim.tsx';
import { Reassign } from './reassign.tsx';
import styles from './review.module.css';
import { ReviewForm } from './review-form.tsx';
import { ReviewResult } from './review-result.tsx';

export default function ReviewPageOf() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const [revealed, setRevealed] = useState<{ readonly id: string; readonly reason: string }>();
  const reason = revealed?.id === id ? revealed.reason : undefined;
  const { t } = useTranslation('reviews');
  const { data, error, refetch } = useReview(id, reason);
  useDocumentTitle(data?.conversation ?? t('title'));
  if (data !== undefined && data.id === id)
    return (
      <Shown key={id} review={data} reason={reason} reveal={(given) => setRevealed({ id, reason: given })} />
    );
  if (error !== null) return <Problem failure={error} retry={() => void refetch()} isPage />;
  return <PageLoading />;
}

interface ShownProps {
  readonly review: ReviewDetail;
  /** Why personal data is revealed; absent while it is masked. */
  readonly reason: string | undefined;
  readonly reveal: (reason: string) => void;
}

/** The conversation beside the form; what the machine says comes in once the form is submitted. */
function Shown({ review, reason, reveal }: ShownProps) {
  const { t } = useTranslation('reviews');
  const zone = useTimeZone();
  const mayReveal = useMay('conversations.reveal');
  const mayReview = useMay('reviews.write');
  const manages = useMay('reviews.manage');
  const navigate = useNavigate();
  const [toast, toastPlace] = message.useMessage();
  const tell = useTell(toast);
  const root = useRef<HTMLDivElement>(null);
  const { turn, show, goTo, sound, said } = useListening(review.detail);
  const [isAsking, setAsking] = useState(false);
  const next = useNext(review, mayReview);
  useEffect(() => {
    if (root.current === null) return;
    const links = connect(root.current, show);
    return () => links.disconnect();
  }, [show]);
  const { turns } = review.detail.conversation;
  const isOpen = review.state === 'open';
  const isEditing = isOpen && mayReview && review.isMine;
  const isFree = isOpen && mayReview && review.reviewer === null;
  useKeys({
    j: () => goTo(Math.min((turn ?? -1) + 1, turns.length - 1)),
    k: () => goTo(Math.max((turn ?? 1) - 1, 0)),
    ...(next.go === undefined || isEditing ? {} : { Enter: next.go }),
  });
  return (
    <div className={styles['page']} ref={root}>
      {toastPlace}
      <header className={styles['head']}>
        <PageLink
          to="/reviews"
          search={review.calibration === null ? {} : { view: 'calibration', session: review.calibration }}
          label={t('back')}
          title={t('back')}
          className={styles['back']}
        >
          <ArrowLeftOutlined />
        </PageLink>
        <h1>{review.conversation}</h1>
        {review.calibration !== null && <span className={styles['badge']}>{t('calibration.blindTag')}</span>}
        <span className={styles['tools']}>
          {review.detail.masked && mayReveal && (
            <Button icon={<EyeOutlined />} onClick={() => setAsking(true)}>
              {t('reveal')}
            </Button>
          )}
          {manages && isOpen && !isEditing && (
            <Reassign review={review} tell={tell} withdrawn={() => void navigate({ to: '/reviews' })} />
          )}
          {next.left > 0 && <span className="faint">{t('left', { n: next.left })}</span>}
          {next.go !== undefined && !isEditing && (
            <Button type="primary" onClick={next.go}>
              {t('next')}
            </Button>
          )}
        </span>
      </header>
      <Facts detail={review.detail} zone={zone} />
      {review.why !== null && mayReview && (
        <p className={styles['why']}>{t('why', { why: say(review.why) })}</p>
      )}
      <div className={styles['columns']}>
        <section className={styles['said']} aria-label={t('transcript')}>
          <CallSound detail={review.detail} reason={reason} {...sound} />
          <Transcript detail={review.detail} zone={zone} {...said} />
        </section>
        {isEditing ? (
          <ReviewForm key={review.id} review={review} />
        ) : isFree ? (
          <Claim review={review} />
        ) : (
          <ReviewResult review={review} zone={zone} />
        )}
      </div>
      <RevealDialog isOpen={isAsking} close={() => setAsking(false)} reveal={reveal} />
    </div>
  );
}

/** The next review that waits for this person, in the same session or queue. */
function useNext(
  review: ReviewDetail,
  isWanted: boolean,
): { readonly go?: () => void; readonly left: number } {
  const navigate = useNavigate();
  const { data } = useReviews({ whose: 'mine', state: 'open', limit: '200' });
  if (!isWanted || data === undefined) return { left: 0 };
  const others = data.reviews.filter(
    ({ id, calibration }) => id !== review.id && calibration === review.calibration,
  );
  const [first] = others;
  if (first === undefined) return { left: 0 };
  return {
    left: others.length,
    go: () => void navigate({ to: `/reviews/${encodeURIComponent(first.id)}` as string }),
  };
}
