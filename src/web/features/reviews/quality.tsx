import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useTimeZone } from '../../client/me.ts';
import { isPeriod, type Period, spanOf } from '../../client/period.ts';
import { type ReviewQuality, useQuality } from '../../client/reviews.ts';
import { useScorecard } from '../../ui/filters/use-filter.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { AgreementCells } from './agreement-cells.tsx';
import { Interval } from './interval.tsx';
import styles from './reviews.module.css';
import { Scrolled } from './scrolled.tsx';

const PERIODS: readonly Period[] = ['30d', '90d', 'all'];

/** How well rules hold before people: precision with its interval, and how far machine and people agree. */
export function Quality() {
  const { t } = useTranslation('reviews');
  const { t: ui } = useTranslation('ui');
  const { search, change } = useAddress();
  const { labels } = useLabels();
  const zone = useTimeZone();
  const scorecard = useScorecard();
  const named = firstOf(search['period']);
  const period: Period = isPeriod(named) ? named : '90d';
  const from = spanOf(period, zone, Date.now())?.from;
  const { data, error, refetch } = useQuality({
    from,
    ...(scorecard === null ? {} : { scorecard }),
  });
  return (
    <>
      <div className={styles['bar']}>
        <Select
          value={period}
          aria-label={ui('filters.period')}
          popupMatchSelectWidth={false}
          options={PERIODS.map((value) => ({ value, label: ui(`period.${value}`) }))}
          onChange={(value) => change({ period: value === '90d' ? undefined : value })}
        />
        {labels.scorecards.length > 1 && (
          <Select
            value={scorecard}
            aria-label={ui('filters.scorecard')}
            popupMatchSelectWidth={false}
            options={labels.scorecards.map(({ id, title }) => ({ value: id, label: say(title) }))}
            onChange={(value) => change({ scorecard: value ?? undefined })}
          />
        )}
        {data !== undefined && <span className="faint">{t('quality.from', { count: data.reviews })}</span>}
      </div>
      {error !== null && data === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active paragraph={{ rows: 10 }} title={false} />
      ) : data.reviews === 0 ? (
        <State
          title={t('quality.none')}
          action={
            <PageLink to="/reviews" search={{ view: 'sampling' }}>
              {t('queue.toSampling')}
            </PageLink>
          }
        >
          {t('quality.noneDetail')}
        </State>
      ) : (
        <div className={styles['stacked']}>
          <Rules quality={data} />
          <Criteria quality={data} />
        </div>
      )}
    </>
  );
}

function Rules({ quality }: { readonly quality: ReviewQuality }) {
  const { t } = useTranslation('reviews');
  const { labels } = useLabels();
  return (
    <Card title={t('quality.rules')} note={t('quality.rulesNote')}>
      <Scrolled label={t('quality.rules')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('quality.rule')}</th>
              <th scope="col">{t('quality.precision')}</th>
              <th scope="col" className={styles['number']}>
                {t('quality.hits')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('quality.wrongHits')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('quality.wrongMisses')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('quality.upheld')}
              </th>
            </tr>
          </thead>
          <tbody>
            {quality.rules.map(({ rule, precision, hits, wrongHits, misses, wrongMisses, upheld }) => (
              <tr key={rule}>
                <th scope="row">
                  <PageLink to="/conversations" search={{ rule, period: 'all' }}>
                    {say(labels.ruleTitle(rule))}
                  </PageLink>
                </th>
                <td>
                  <Interval estimate={precision} kind="share" />
                </td>
                <td className={styles['number']}>{hits}</td>
                <td className={`${styles['number']} ${wrongHits > 0 ? styles['low'] : ''}`}>{wrongHits}</td>
                <td className={`${styles['number']} ${wrongMisses > 0 ? styles['low'] : ''}`}>
                  {`${wrongMisses}/${misses}`}
                </td>
                <td className={styles['number']}>{upheld}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  );
}

function Criteria({ quality }: { readonly quality: ReviewQuality }) {
  const { t } = useTranslation('reviews');
  const { labels } = useLabels();
  const judged = quality.criteria.filter(({ machine }) => machine.items > 0);
  return (
    <Card title={t('quality.criteria')} note={t('quality.criteriaNote')}>
      <Scrolled label={t('quality.criteria')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('agreement.criterion')}</th>
              <th scope="col" className={styles['number']}>
                {t('agreement.items')}
              </th>
              <th scope="col">{t('agreement.percent')}</th>
              <th scope="col">{t('agreement.cohen')}</th>
              <th scope="col">AC1</th>
            </tr>
          </thead>
          <tbody>
            {judged.map(({ criterion, machine }) => (
              <tr key={criterion}>
                <th scope="row">{say(labels.criterionTitle(quality.scorecard, criterion))}</th>
                <td className={styles['number']}>{machine.items}</td>
                <AgreementCells agreement={machine} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  );
}
