import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCoverage } from '../../client/coverage.ts';
import { useTimeZone } from '../../client/me.ts';
import { CoverageBar } from '../../ui/coverage/coverage-bar.tsx';
import { useFormats } from '../../ui/format.ts';
import { Card } from '../../ui/page/page.tsx';

/** How far the analysis has come; what is shown beside it is read again as it goes on. */
export function Progress() {
  const { t } = useTranslation('sending');
  const queries = useQueryClient();
  const formats = useFormats(useTimeZone());
  const { data } = useCoverage();
  const analysed = data?.analysed;
  useEffect(() => {
    if (analysed === undefined) return;
    void queries.invalidateQueries({ queryKey: ['figures'] });
    void queries.invalidateQueries({ queryKey: ['unhappiest'] });
  }, [analysed, queries]);
  if (data === undefined) return null;
  return (
    <Card title={t('progress')}>
      <CoverageBar
        counts={data}
        words={{
          received: t('received'),
          analysed: t('analysed'),
          pending: t('pending'),
          failed: t('failedCount'),
        }}
      />
      <p className="faint" role="status">
        {data.received === 0
          ? t('nothingYet')
          : data.pending > 0
            ? t('analysing', { n: formats.count(data.pending) })
            : t('settled')}
      </p>
      {data.analysed > 0 && <Link to="/">{t('look')}</Link>}
    </Card>
  );
}
