import { Progress, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { usePlans } from '../../client/reviews.ts';
import { useFormats } from '../../ui/format.ts';
import { Card } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import styles from './reviews.module.css';

/** Samples that were handed out, and how far they are. */
export function Plans() {
  const { t } = useTranslation('reviews');
  const formats = useFormats(useTimeZone());
  const { data, error, refetch } = usePlans();
  return (
    <Card title={t('plans.title')}>
      {error !== null && data === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active paragraph={{ rows: 3 }} title={false} />
      ) : data.plans.length === 0 ? (
        <p className="faint">{t('plans.none')}</p>
      ) : (
        <ul className={styles['plans']}>
          {data.plans.map(({ id, name, method, seed, reviews, submitted, createdAt }) => (
            <li key={id}>
              <strong>{name}</strong>
              <Progress
                percent={reviews === 0 ? 0 : Math.round((100 * submitted) / reviews)}
                format={() => `${submitted}/${reviews}`}
                size="small"
                aria-label={t('plans.progress', { name })}
              />
              <span className="faint">
                {[
                  t(`sampling.methods.${method.kind}.name`),
                  formats.moment(createdAt),
                  t('plans.seed', { seed }),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
