import type { ReactNode } from 'react';
import styles from './reviews.module.css';

interface ScrolledProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A region that scrolls by itself, and that the keyboard reaches. */
export function Scrolled({ label, className, children }: ScrolledProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls with the keys
    <section className={className ?? styles['scrolled'] ?? ''} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
