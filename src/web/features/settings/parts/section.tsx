import type { ReactNode } from 'react';
import styles from './parts.module.css';

interface SectionProps {
  readonly title: string;
  /** One or two sentences: what is set here, and for whom. */
  readonly about: string;
  /** The section's main button. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, about, action, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <header>
        <div>
          <h2>{title}</h2>
          <p>{about}</p>
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}

export function Panel({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <div className={styles['card']}>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </div>
  );
}

/** A table that is moved sideways where the screen is narrow. */
export function Table({
  heads,
  label,
  children,
}: {
  readonly heads: readonly { readonly key: string; readonly title: string; readonly isNumber?: boolean }[];
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be reached by the keyboard
    <section className={styles['scroll']} aria-label={label} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {heads.map(({ key, title, isNumber = false }) => (
              <th key={key} scope="col" className={isNumber ? styles['number'] : undefined}>
                {title === '' ? <span className="hidden">{key}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** How something stands, by a word and a colour. */
export function Standing({
  tone,
  children,
}: {
  readonly tone: 'good' | 'fair' | 'bad' | 'none';
  readonly children: ReactNode;
}) {
  return <span className={`${styles['state']} ${styles[tone] ?? ''}`}>{children}</span>;
}
