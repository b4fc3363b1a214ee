import type { Search } from '../../client/address.ts';
import { PageLink } from '../page-link.tsx';
import styles from './figures.module.css';

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly tone: 'high' | 'middle' | 'low' | 'none';
  /** What the column is, in words, for those who do not see it. */
  readonly words: string;
  readonly search: Search;
}

/** How many fall into each band; each column leads to its conversations. */
export function Columns({
  columns,
  shown,
}: {
  readonly columns: readonly Column[];
  readonly shown: (count: number) => string;
}) {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return (
    <ol className={styles['columns']}>
      {columns.map(({ id, label, count, tone, words, search }) => (
        <li key={id}>
          <PageLink to="/conversations" search={search} className={styles[tone]} title={words}>
            <span className="hidden">{words}</span>
            <span className={styles['count']} aria-hidden="true">
              {count === 0 ? '' : shown(count)}
            </span>
            <span className={styles['space']} aria-hidden="true">
              <i style={{ height: `${(count / most) * 100}%` }} />
            </span>
            <span className={styles['label']} aria-hidden="true">
              {label}
            </span>
          </PageLink>
        </li>
      ))}
    </ol>
  );
}
