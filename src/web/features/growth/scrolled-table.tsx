import type { ReactNode } from 'react';
import styles from './scrolled-table.module.css';

interface ScrolledTableProps {
  readonly label: string;
  /** Stands by itself rather than in a card. */
  readonly isAlone?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the page is narrower than its lines. */
export function ScrolledTable({ label, isAlone = false, children }: ScrolledTableProps) {
  return (
    <section className={styles['scrolled']} data-alone={isAlone} aria-label={label}>
      <table>{children}</table>
    </section>
  );
}
