import type { Search } from '../../client/address.ts';
import { Balance } from '../../ui/figures/balance.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './changed.module.css';

/** One thing that moved, as it is shown. */
export interface ChangeItem {
  readonly id: string;
  readonly name: string;
  /** Before and now, and what it means for the whole. */
  readonly about: string;
  /** The change with its unit. */
  readonly change: string;
  /** −1 to 1, of the strongest in the list. */
  readonly share: number;
  readonly isBetter: boolean;
  readonly search: Search;
}

export function ChangeList({ items }: { readonly items: readonly ChangeItem[] }) {
  return (
    <ul>
      {items.map(({ id, name, about, change, share, isBetter, search }) => (
        <li key={id}>
          <PageLink
            to="/conversations"
            search={search}
            className={isBetter ? styles['better'] : styles['worse']}
          >
            <span className={styles['name']}>{name}</span>
            <Balance share={share} />
            <strong>{change}</strong>
            <span className={styles['about']}>{about}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
