import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ReviewDetail, useClaim } from '../../client/reviews.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Refusal } from '../settings/parts/refusal.tsx';
import styles from './review.module.css';
import { useCard } from './use-card.ts';

/** In place of the form of a review that nobody has: two who judged it at once would judge it in vain. */
export function Claim({ review: { id, scorecard } }: { readonly review: ReviewDetail }) {
  const { t } = useTranslation('reviews');
  const { card } = useCard(scorecard);
  const { mutate, isPending, error } = useClaim();
  return (
    <section className={styles['form']} aria-label={t('claim.title')}>
      <Card title={card === undefined ? scorecard : say(card.title)}>
        <div className={styles['stack']}>
          <p className="faint">{t('claim.detail')}</p>
          <Button type="primary" loading={isPending} onClick={() => mutate(id)}>
            {t('claim.take')}
          </Button>
          <Refusal failure={error} />
          {error !== null && (
            <PageLink to="/reviews" search={{ whose: 'free' }}>
              {t('claim.others')}
            </PageLink>
          )}
        </div>
      </Card>
    </section>
  );
}
