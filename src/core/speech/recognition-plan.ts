import type { HeardSound } from './call-listener.ts';
import { speakersOf } from './speakers-of.ts';
import { lengthOf, type Stretch } from './stretches.ts';
import { type SpokenTurn, turnsOf } from './turns.ts';

/** A turn and the stretches of sound in which its words are looked for. */
export interface PlannedTurn {
  readonly turn: SpokenTurn;
  readonly channel: number;
  /** In order; one, but for turns that are too long for the recogniser. */
  readonly stretches: readonly Stretch[];
}

/** First and last sounds are soft; a recogniser hears them better with what stands around them. */
const AROUND_MS = 200;

/**
 * Which stretches of a recording are to be written down, turn by turn.
 * @param longestMs longer turns are cut where their speaker pauses
 */
export function planRecognition(sound: HeardSound, longestMs: number): PlannedTurn[] {
  return planTurns(soundedTurns(sound), sound.tracks.length === 1, sound.durationMs, longestMs);
}

/** The turns of a recording as its sound alone tells them. */
export function soundedTurns(sound: HeardSound): SpokenTurn[] {
  return turnsOf(speakersOf(sound));
}

/**
 * Likewise for turns that are known.
 * @param isOneChannel whether they all lie in one
 * @param untilMs no sound is there afterwards
 * @param aroundMs so much of what stands around a turn is heard with it
 */
export function planTurns(
  turns: readonly SpokenTurn[],
  isOneChannel: boolean,
  untilMs: number,
  longestMs: number,
  aroundMs: number = AROUND_MS,
): PlannedTurn[] {
  return turns.map((turn) => {
    const channel = isOneChannel ? 0 : turn.speaker;
    const neighbours = turns.filter(
      (other) => other !== turn && (isOneChannel || other.speaker === turn.speaker),
    );
    return {
      turn,
      channel,
      stretches: piecesOf(turn.speech, longestMs - 2 * aroundMs).map((piece, index, pieces) => ({
        startMs:
          index === 0
            ? Math.max(0, piece.startMs - before(piece.startMs, neighbours, aroundMs))
            : middle(pieces[index - 1]!, piece),
        endMs:
          index === pieces.length - 1
            ? Math.min(untilMs, piece.endMs + after(piece.endMs, neighbours, aroundMs))
            : middle(piece, pieces[index + 1]!),
      })),
    };
  });
}

/** Halves, at the longest pause near the middle, until none is too long. */
function piecesOf(speech: readonly Stretch[], longestMs: number): Stretch[] {
  const whole: Stretch = { startMs: speech[0]!.startMs, endMs: speech.at(-1)!.endMs };
  if (lengthOf(whole) <= longestMs) return [whole];
  if (speech.length === 1) {
    const cut = Math.round((whole.startMs + whole.endMs) / 20) * 10;
    const halves: Stretch[] = [
      { startMs: whole.startMs, endMs: cut },
      { startMs: cut, endMs: whole.endMs },
    ];
    return halves.flatMap((half) => piecesOf([half], longestMs));
  }
  const centre = (whole.startMs + whole.endMs) / 2;
  let best = 1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < speech.length; i++) {
    const pause = speech[i]!.startMs - speech[i - 1]!.endMs;
    const off = Math.abs(speech[i]!.startMs - centre) / lengthOf(whole);
    const worth = pause * (1 - off);
    if (worth > most) [best, most] = [i, worth];
  }
  return [...piecesOf(speech.slice(0, best), longestMs), ...piecesOf(speech.slice(best), longestMs)];
}

function middle(a: Stretch, b: Stretch): number {
  return Math.round((a.endMs + b.startMs) / 2);
}

function before(startMs: number, others: readonly Stretch[], mostMs: number): number {
  const last = Math.max(...others.filter(({ endMs }) => endMs <= startMs).map(({ endMs }) => endMs));
  return Math.min(mostMs, (startMs - last) / 2);
}

function after(endMs: number, others: readonly Stretch[], mostMs: number): number {
  const next = Math.min(...others.filter(({ startMs }) => startMs >= endMs).map(({ startMs }) => startMs));
  return Math.min(mostMs, (next - endMs) / 2);
}
