import { useTranslation } from 'react-i18next';
import type { Search } from '../../client/address.ts';
import { useFigures } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import { useMay } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import type { Coverage, FigureRow } from '../../client/types.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './coverage.module.css';
import { STANDARD } from './standard.ts';

type Counts = Pick<Coverage, 'received' | 'analysed' | 'pending' | 'failed'>;
const PARTS = ['received', 'analysed', 'pending', 'failed'] as const;

interface CoverageTableProps {
  readonly report: Coverage;
  readonly search: Search;
  readonly found: number | undefined;
}

/** The same account by channel and by queue, and beside it what the filter of the page finds of each. */
export function CoverageTable({ report, search, found }: CoverageTableProps) {
  const { t } = useTranslation('overview');
  const { t: ui } = useTranslation('ui');
  const { filter, zone } = useFilter(STANDARD);
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const seesFailed = useMay('jobs.read');
  const channels = useFigures({ filter, measure: ['conversations'], by: ['channel'] }).data;
  const queues = useFigures({ filter, measure: ['conversations'], by: ['queue'] }).data;
  const groups = [
    {
      id: 'channel' as const,
      rows: rowsOf(report.byChannel),
      found: channels?.rows,
      nameOf: (id: string) => ui(`channel.${id}` as 'channel.chat'),
    },
    {
      id: 'queue' as const,
      rows: rowsOf(report.byQueue),
      found: queues?.rows,
      nameOf: (id: string) => (id === '' ? t('coverage.noQueue') : nameOf('queue', id)),
    },
  ];
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{t('coverage.of')}</span>
            </th>
            {PARTS.map((part) => (
              <th key={part} scope="col">
                {t(`coverage.heads.${part}`)}
              </th>
            ))}
            <th scope="col">{t('coverage.heads.found')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('coverage.all')}</th>
            {PARTS.map((part) => (
              <td key={part}>{formats.count(report[part])}</td>
            ))}
            <td>
              <PageLink to="/conversations" search={narrowed(search, STANDARD, {})}>
                {found === undefined ? '…' : formats.count(found)}
              </PageLink>
            </td>
          </tr>
        </tbody>
        {groups.map(({ id, rows, found: foundRows, nameOf: name }) => (
          <tbody key={id}>
            {rows.map(([value, counts]) => {
              const count = countOf(foundRows, value);
              return (
                <tr key={value}>
                  <th scope="row">{name(value)}</th>
                  {PARTS.map((part) => (
                    <td key={part} className={counts[part] > 0 ? (styles[part] ?? '') : ''}>
                      {part === 'failed' && counts.failed > 0 && seesFailed ? (
                        <PageLink to="/settings/jobs">{formats.count(counts.failed)}</PageLink>
                      ) : (
                        formats.count(counts[part])
                      )}
                    </td>
                  ))}
                  <td>
                    {value === '' ? (
                      formats.count(count)
                    ) : (
                      <PageLink to="/conversations" search={narrowed(search, STANDARD, { [id]: value })}>
                        {formats.count(count)}
                      </PageLink>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function rowsOf(groups: Readonly<Partial<Record<string, Counts>>>): [string, Counts][] {
  return Object.entries(groups)
    .flatMap(([id, counts]): [string, Counts][] => (counts === undefined ? [] : [[id, counts]]))
    .toSorted(([, a], [, b]) => b.received - a.received);
}

function countOf(rows: readonly FigureRow[] | undefined, id: string): number {
  return rows?.find(({ group: [own] }) => own === id)?.conversations ?? 0;
}
