import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundWords, findWords } from './find-words.ts';
import type { Mark } from './segments.ts';
import { CURRENT_FOUND_REF, FOUND_REF } from './tones.ts';
import styles from './transcript.module.css';

export interface Find {
  readonly isOpen: boolean;
  readonly words: string;
  readonly found: readonly FoundWords[];
  readonly at: number;
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  open(): void;
  close(): void;
  look(words: string): void;
  step(by: number): void;
}

/** Looks for words where the browser cannot, because most turns are not on the page; Ctrl+F opens it. */
export function useFind(turns: readonly { readonly text: string }[], scrollTo: (turn: number) => void): Find {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findWords(turns, isOpen ? words : ''), [turns, words, isOpen]);
  const marks = useMemo(() => {
    const current = found[at];
    const all = found.map((one) => ({ ...one, ref: one === current ? CURRENT_FOUND_REF : FOUND_REF }));
    return Map.groupBy(all, ({ turn }) => turn);
  }, [found, at]);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return {
    isOpen,
    words,
    found,
    at,
    marks,
    open: () => setOpen(true),
    close: () => setOpen(false),
    look(next) {
      setWords(next);
      setAt(0);
      const first = findWords(turns, next)[0];
      if (first !== undefined) scrollTo(first.turn);
    },
    step(by) {
      if (found.length === 0) return;
      const next = (at + by + found.length) % found.length;
      setAt(next);
      scrollTo(found[next]!.turn);
    },
  };
}

export function FindBar({ find }: { readonly find: Find }) {
  const { t } = useTranslation('ui');
  const { words, found, at, look, step, close } = find;
  return (
    <search className={styles['find']}>
      <Input
        autoFocus
        value={words}
        aria-label={t('find.words')}
        placeholder={t('find.words')}
        onChange={({ target }) => look(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') close();
        }}
      />
      <span aria-live="polite">
        {words.trim() === ''
          ? ''
          : t('find.place', { at: found.length === 0 ? 0 : at + 1, of: found.length })}
      </span>
      <Button type="text" icon={<UpOutlined />} aria-label={t('find.before')} onClick={() => step(-1)} />
      <Button type="text" icon={<DownOutlined />} aria-label={t('find.after')} onClick={() => step(1)} />
      <Button type="text" icon={<CloseOutlined />} aria-label={t('find.close')} onClick={close} />
    </search>
  );
}
