import type { ReactNode } from 'react';
import type { SignalTone } from '#core/signals/catalogue.ts';
import styles from './chip.module.css';

/** A short word about a conversation, in the colour of what it means. */
export function Chip({
  tone,
  title,
  children,
}: {
  readonly tone: SignalTone;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${styles['chip']} ${styles[tone]}`} title={title}>
      {children}
    </span>
  );
}
