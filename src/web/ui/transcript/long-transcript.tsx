import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindBar, useFind } from './find-bar.tsx';
import type { TranscriptHandle } from './handle.ts';
import type { Mark } from './segments.ts';
import styles from './transcript.module.css';
import { Turn, type TurnProps } from './turn.tsx';

interface LongTranscriptProps {
  readonly className: string;
  readonly turns: readonly { readonly text: string }[];
  readonly propsOf: (turn: number, more?: readonly Mark[]) => TurnProps;
  readonly handle: Ref<TranscriptHandle> | undefined;
  /** What is said next comes into sight, unless somebody has scrolled back to read. */
  readonly followsEnd: boolean;
}

/** What a turn takes beside its text, and a line of it; measured as soon as it is shown. */
const ROW_PX = 74;
const LINE_PX = 22;
const LETTERS_A_LINE = 36;
/** Whoever is so near to the end is taken to be at it. */
const END_PX = 40;

/** Thousands of turns, of which those in sight are on the page; it looks for words itself. */
export function LongTranscript({ className, turns, propsOf, handle, followsEnd }: LongTranscriptProps) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number>();
  const rows = useVirtualizer({
    count: turns.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => ROW_PX + Math.floor(turns[index]!.text.length / LETTERS_A_LINE) * LINE_PX,
    overscan: 8,
    anchorTo: followsEnd ? 'end' : 'start',
    followOnAppend: followsEnd,
    scrollEndThreshold: END_PX,
  });
  useEffect(() => {
    if (followsEnd) rows.scrollToEnd();
  }, [followsEnd, rows]);
  const scrollTo = useCallback((turn: number) => rows.scrollToIndex(turn, { align: 'center' }), [rows]);
  useImperativeHandle(
    handle,
    () => ({
      show(turn) {
        scrollTo(turn);
        setFocused(turn);
      },
      follow: scrollTo,
    }),
    [scrollTo],
  );
  const find = useFind(turns, scrollTo);
  return (
    <div className={styles['long']}>
      {find.isOpen ? (
        <FindBar find={find} />
      ) : (
        <p className={styles['many']}>
          {t('transcript.many', { count: turns.length })}
          <button type="button" onClick={find.open}>
            {t('find.open')}
          </button>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <div className={styles[followsEnd ? 'growing' : 'scroll']} ref={box} tabIndex={0}>
        <ol className={className} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const props = propsOf(index, find.marks.get(index));
            return (
              <li
                key={key}
                id={`turn-${index}`}
                data-index={index}
                ref={(node) => {
                  rows.measureElement(node);
                  if (node === null || focused !== index) return;
                  node.focus({ preventScroll: true });
                  setFocused(undefined);
                }}
                tabIndex={-1}
                aria-current={props.isCurrent ? 'true' : undefined}
                aria-setsize={turns.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Turn {...props} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
