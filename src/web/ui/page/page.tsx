import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';
import { showTitle } from './title.ts';

interface PageProps {
  readonly title: string;
  /** Beside the title: filters, buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** What every page has: a title, also in the browser's tab, and room around it. */
export function Page({ title, aside, children }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <h1>{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}

export function useDocumentTitle(page: string): void {
  const { t } = useTranslation('app');
  const title = t('title', { page });
  useEffect(() => showTitle(title), [title]);
}

interface CardProps {
  readonly title: string;
  /** What the figures are, where the title does not say it. */
  readonly note?: string;
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Card({ title, note, aside, className, children }: CardProps) {
  return (
    <section className={[styles['card'], className].filter(Boolean).join(' ')}>
      <header>
        <h2>{title}</h2>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {aside !== undefined && <div>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
