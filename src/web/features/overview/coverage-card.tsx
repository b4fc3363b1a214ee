import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOf, type Search } from '../../client/address.ts';
import { useCoverage } from '../../client/coverage.ts';
import { CoverageBar } from '../../ui/coverage/coverage-bar.tsx';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { Card } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { CoverageTable } from './coverage-table.tsx';
import styles from './overview.module.css';
import { STANDARD } from './standard.ts';

interface CoverageCardProps {
  /** How many of the analysed ones the filter of the page finds. */
  readonly found: number | undefined;
}

/** Every conversation received is accounted for: of the period, channels and queues that are looked at. */
export function CoverageCard({ found }: CoverageCardProps) {
  const { t } = useTranslation('overview');
  const { filter, search } = useFilter(STANDARD);
  const { data, error, refetch } = useCoverage(filter);
  const [isOpen, setOpen] = useState(false);
  const isNarrowed = listOf(search['channel']).length + listOf(search['queue']).length > 0;
  const isAll = filter['from'] === undefined && filter['to'] === undefined;
  const note = [isAll ? t('coverage.ever') : undefined, isNarrowed ? t('coverage.ofThese') : undefined]
    .filter(Boolean)
    .join(t('coverage.and'));
  if (error !== null && data === undefined) {
    return (
      <Card title={t('coverage.title')}>
        <Problem failure={error} retry={() => void refetch()} />
      </Card>
    );
  }
  // Who may not see it has a page without it, not one with an empty place.
  if (data === undefined) return null;
  return (
    <>
      <Card
        title={t('coverage.title')}
        {...(note === '' ? {} : { note })}
        aside={
          <Button type="link" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'coverage.less' : 'coverage.more')}
          </Button>
        }
      >
        <CoverageBar
          counts={data}
          words={{
            received: t('coverage.received'),
            analysed: t('coverage.analysed'),
            pending: t('coverage.pending'),
            failed: t('coverage.failed'),
          }}
        />
      </Card>
      {isOpen && (
        <Card title={t('coverage.more')} className={styles['wide']}>
          <CoverageTable report={data} search={withoutPages(search)} found={found} />
        </Card>
      )}
    </>
  );
}

/** What narrows a list, without what only this page reads. */
function withoutPages({ scorecard: _, ...search }: Search): Search {
  return search;
}
