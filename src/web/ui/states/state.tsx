import type { ReactNode } from 'react';
import styles from './states.module.css';

interface StateProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What one can do about it. */
  readonly action?: ReactNode;
  readonly isProblem?: boolean;
  readonly isPage?: boolean;
}

/** Instead of content: that there is none, or what went wrong, and the way on. */
export function State({ title, children, action, isProblem = false, isPage = false }: StateProps) {
  const classes = [styles['state'], isProblem && styles['problem'], isPage && styles['page']];
  return (
    <div className={classes.filter(Boolean).join(' ')} role={isProblem ? 'alert' : undefined}>
      <svg className={styles['mark']} viewBox="0 0 88 32" fill="none" aria-hidden="true">
        <path
          d={isProblem ? 'M2 16h26l6-10 8 20 6-14 4 4h34' : 'M2 16h30c6 0 6-6 12-6s6 6 12 6h30'}
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}
