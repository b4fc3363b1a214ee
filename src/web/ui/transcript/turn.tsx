import { type MouseEvent, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hardlyHeardTurn } from '#core/speech/hardly-heard.ts';
import type { ConversationDetail } from '../../client/types.ts';
import type { Formats } from '../format.ts';
import type { HeardSignal } from './heard.ts';
import { HeardChips } from './heard-chips.tsx';
import { LetterHead, LetterText } from './letter.tsx';
import { MarkedText } from './marked-text.tsx';
import { longPause, responseTime } from './pauses.ts';
import type { Mark } from './segments.ts';
import type { SignalName } from './signal-name.ts';
import type { Tones } from './tones.ts';
import styles from './transcript.module.css';

export interface TurnProps {
  readonly conversation: ConversationDetail['conversation'];
  readonly index: number;
  readonly formats: Formats;
  /** Its day, where that is not the one of the turn before. */
  readonly day: string | undefined;
  readonly marks: readonly Mark[];
  readonly tones: Tones;
  readonly nameOf: SignalName;
  readonly heard: readonly HeardSignal[];
  readonly isCurrent: boolean;
  /** The signal whose reasons stand below. */
  readonly opened: string | undefined;
  readonly onSignal: ((heard: HeardSignal) => void) | undefined;
  readonly onChoose: ((turn: number) => void) | undefined;
  readonly tools: ((turn: number) => ReactNode) | undefined;
  readonly below: ReactNode;
}

/** One turn with the day and the pause before it, its signals at its characters, and what people wrote below. */
export const Turn = memo(function Turn(props: TurnProps) {
  const { conversation, index, formats, day, marks, tones, nameOf, heard } = props;
  const { isCurrent, opened, onSignal, onChoose, tools, below } = props;
  const { t } = useTranslation('ui');
  const { channel, turns } = conversation;
  const turn = turns[index]!;
  const isLetter = channel === 'email';
  const pause = longPause(channel, turns, index);
  const response = responseTime(turns, index);
  const between = [
    // A letter's own time has its date.
    day === undefined || isLetter ? undefined : formats.day(day),
    pause === null
      ? undefined
      : t(channel === 'voice' ? 'transcript.silence' : 'transcript.later', {
          duration: formats.duration(pause),
        }),
  ].filter((part) => part !== undefined);
  const percent = hardlyHeardTurn(turn);
  const time = timeOf(turn, isLetter ? formats.moment : formats.time);
  return (
    <>
      {between.length > 0 && <p className={styles['pause']}>{between.join(' · ')}</p>}
      <div className={`${styles['turn']} ${styles[turn.role]} ${isCurrent ? styles['current'] : ''}`}>
        <div className={styles['meta']}>
          <span>
            {turn.speaker === undefined
              ? t(`role.${turn.role}`)
              : `${t(`role.${turn.role}`)} ${turn.speaker}`}
          </span>
          <span>{`#${index + 1}`}</span>
          {time !== undefined && <span>{time}</span>}
          {percent !== undefined && <span>{t('transcript.hardlyHeard', { percent })}</span>}
          {response !== null && !isLetter && (
            <span>{t('transcript.response', { duration: formats.duration(response) })}</span>
          )}
          {tools !== undefined && <span className={styles['tools']}>{tools(index)}</span>}
        </div>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same is among the turn's tools, and on a key */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
        <div
          className={`${styles['said']} ${onChoose === undefined ? '' : styles['audible']}`}
          dir="auto"
          onClick={onChoose === undefined ? undefined : (event) => choose(event, () => onChoose(index))}
        >
          {isLetter ? (
            <>
              <LetterHead turn={turn} />
              <LetterText text={turn.text} marks={marks} tones={tones} />
            </>
          ) : (
            <MarkedText text={turn.text} marks={marks} tones={tones} />
          )}
        </div>
        <HeardChips heard={heard} nameOf={nameOf} opened={opened} onSignal={onSignal} />
      </div>
      {below !== null && below !== undefined && (
        <div className={`${styles['below']} ${styles[turn.role]}`}>{below}</div>
      )}
    </>
  );
});

/** Whoever marks words, or clicks something that does something itself, has not chosen the turn. */
function choose({ target }: MouseEvent, chosen: () => void): void {
  const isOwn = (target as Element).closest('a, button, summary') !== null;
  if (!isOwn && (getSelection()?.isCollapsed ?? true)) chosen();
}

function timeOf(
  { at, startMs }: { readonly at?: string | undefined; readonly startMs?: number | undefined },
  clock: (instant: string) => string,
): string | undefined {
  if (at !== undefined) return clock(at);
  if (startMs === undefined) return undefined;
  const seconds = Math.floor(startMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
