import type { KeyboardEvent } from 'react';
import styles from './text-field.module.css';

interface TextFieldProps {
  readonly value: string;
  readonly change: (text: string) => void;
  readonly longest: number;
  readonly hint: string;
  /** Without it a label names the field by its id. */
  readonly label?: string;
  readonly id?: string;
  readonly takesFocus?: boolean;
  readonly isShort?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/** A text of some lines, as high as what stands in it. */
export function TextField(props: TextFieldProps) {
  const { value, change, longest, hint, label, id, takesFocus = false, isShort = false, onKeyDown } = props;
  return (
    <textarea
      id={id}
      aria-label={label}
      className={`${styles['field']} ${isShort ? styles['short'] : ''}`}
      value={value}
      maxLength={longest}
      placeholder={hint}
      ref={takesFocus ? focus : undefined}
      onChange={({ target }) => change(target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** What somebody has just asked for with a key or a click is where they go on. */
function focus(node: HTMLTextAreaElement | null): void {
  node?.focus();
}
