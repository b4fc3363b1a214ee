import { type ReactNode, type Ref, useImperativeHandle, useMemo } from 'react';
import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import type { ConversationDetail, FoundCorrection } from '../../client/types.ts';
import { useFormats } from '../format.ts';
import { useIsPrinting } from '../use-printing.ts';
import type { TranscriptHandle } from './handle.ts';
import { type HeardSignal, heardByTurn } from './heard.ts';
import { LongTranscript } from './long-transcript.tsx';
import { daysBegun } from './pauses.ts';
import { marksByTurn } from './refs.ts';
import { isKeptShort } from './room.ts';
import type { Mark } from './segments.ts';
import { useSignalName } from './signal-name.ts';
import { tonesOf } from './tones.ts';
import styles from './transcript.module.css';
import { Turn, type TurnProps } from './turn.tsx';

const NO_MARKS: readonly Mark[] = [];
const NOTHING_HEARD: readonly HeardSignal[] = [];
const NOTHING_CORRECTED: readonly FoundCorrection[] = [];

export interface TranscriptProps {
  readonly detail: ConversationDetail;
  readonly zone: string;
  /** The turn that the keyboard is at. */
  readonly current?: number | undefined;
  readonly isCompact?: boolean;
  /** What people said against the machine. */
  readonly corrections?: readonly FoundCorrection[];
  /** Reference of the signal whose reasons stand below. */
  readonly opened?: string | undefined;
  /** A signal was chosen; without it a signal leads to the answer that rests on it. */
  readonly onSignal?: (heard: HeardSignal) => void;
  /** A turn was pointed at, beside everything in it that does something itself. */
  readonly onChoose?: ((turn: number) => void) | undefined;
  /** What can be done with a turn. */
  readonly tools?: (turn: number) => ReactNode;
  /** What stands below a turn; null where nothing does. */
  readonly below?: (turn: number) => ReactNode;
  readonly handle?: Ref<TranscriptHandle>;
  /** For what goes on: what is said next comes into sight, unless somebody has scrolled back to read. */
  readonly followsEnd?: boolean;
}

/** What was said, turn by turn: signals at their characters, pauses between, letters as letters. */
export function Transcript(props: TranscriptProps) {
  const { detail, zone, current, isCompact = false, corrections = NOTHING_CORRECTED } = props;
  const { opened, onSignal, onChoose, tools, below, handle, followsEnd = false } = props;
  const formats = useFormats(zone);
  const nameOf = useSignalName();
  const isPrinting = useIsPrinting();
  const heard = useMemo(() => heardByTurn(detail.signals, corrections), [detail, corrections]);
  const tones = useMemo(() => tonesOf(heard), [heard]);
  const marks = useMemo(() => withSaid(marksByTurn(detail, SHOWN_CONFIDENCE), heard), [detail, heard]);
  const { conversation } = detail;
  const { turns, channel } = conversation;
  const days = useMemo(() => daysBegun(turns, zone), [turns, zone]);
  const turn = (index: number, more: readonly Mark[] = NO_MARKS): TurnProps => ({
    conversation,
    index,
    formats,
    day: days.get(index),
    tones,
    nameOf,
    marks: joined(marks.get(index), more),
    heard: heard.get(index) ?? NOTHING_HEARD,
    isCurrent: index === current,
    opened: heard.get(index)?.some(({ ref }) => ref === opened) ? opened : undefined,
    onSignal,
    onChoose,
    tools,
    below: below?.(index) ?? null,
  });
  // What goes on is one list from its first turn: to change into the other kind would lose the reader's place.
  const isLong = !isPrinting && (followsEnd || !isKeptShort(turns.length));
  // `transcript` is the name by which the links of evidence know this side.
  const classes = [
    'transcript',
    styles['turns'],
    channel === 'email' && styles['letters'],
    isCompact && styles['compact'],
  ];
  const className = classes.filter(Boolean).join(' ');
  if (isLong) {
    return (
      <LongTranscript
        className={className}
        turns={turns}
        propsOf={turn}
        handle={handle}
        followsEnd={followsEnd}
      />
    );
  }
  return (
    <ShortTranscript className={className} handle={handle}>
      {turns.map((_, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a turn is known by its place, which evidence points to
          key={index}
          id={`turn-${index}`}
          tabIndex={-1}
          aria-current={index === current ? 'true' : undefined}
        >
          <Turn {...turn(index)} />
        </li>
      ))}
    </ShortTranscript>
  );
}

interface ShortTranscriptProps {
  readonly className: string;
  readonly handle: Ref<TranscriptHandle> | undefined;
  readonly children: ReactNode;
}

/** All turns on the page. */
function ShortTranscript({ className, handle, children }: ShortTranscriptProps) {
  useImperativeHandle(handle, () => ({ show: showTurn, follow: followTurn }), []);
  return <ol className={className}>{children}</ol>;
}

function showTurn(turn: number): void {
  const node = document.getElementById(`turn-${turn}`);
  node?.focus({ preventScroll: true });
  node?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

function followTurn(turn: number): void {
  document.getElementById(`turn-${turn}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

/** With the words that people named. */
function withSaid(
  marks: ReadonlyMap<number, readonly Mark[]>,
  heard: ReadonlyMap<number, readonly HeardSignal[]>,
): ReadonlyMap<number, readonly Mark[]> {
  const all = new Map(marks);
  for (const [turn, some] of heard) {
    const said = some.filter(({ state, start, end }) => state === 'said' && end > start);
    if (said.length > 0) all.set(turn, joined(all.get(turn), said));
  }
  return all;
}

function joined(own: readonly Mark[] | undefined, more: readonly Mark[]): readonly Mark[] {
  if (own === undefined) return more;
  return more.length === 0 ? own : [...own, ...more];
}
