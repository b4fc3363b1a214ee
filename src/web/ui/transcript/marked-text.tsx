import { type Mark, segmentsOf } from './segments.ts';
import { type Tones, toneOf } from './tones.ts';
import styles from './transcript.module.css';

interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly tones: Tones;
}

/** A text with everything that refers to its characters; what was said is only ever text. */
export function MarkedText({ text, marks, tones }: MarkedTextProps) {
  return segmentsOf(text, marks).map(({ text: piece, refs }, at) =>
    refs.length === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
      <mark key={at} className={styles[toneOf(tones, refs)]} data-refs={refs.join(' ')}>
        {piece}
      </mark>
    ),
  );
}
