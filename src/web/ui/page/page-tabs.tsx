import type { Search } from '../../client/address.ts';
import { PageLink } from '../page-link.tsx';
import styles from './page.module.css';

interface PageTabsProps {
  readonly label: string;
  readonly to: string;
  readonly tabs: readonly { readonly view: string; readonly title: string; readonly search: Search }[];
  readonly shown: string;
}

/** The parts of a page, each at an address of its own. */
export function PageTabs({ label, to, tabs, shown }: PageTabsProps) {
  return (
    <nav className={styles['tabs']} aria-label={label}>
      {tabs.map(({ view, title, search }) => (
        <PageLink key={view} to={to} search={search} className={view === shown ? styles['here'] : undefined}>
          {title}
        </PageLink>
      ))}
    </nav>
  );
}
