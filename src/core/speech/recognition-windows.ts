import type { RecognisedSegment, RecognisedWord } from '../ports/recognizer.ts';
import type { PlannedTurn } from './recognition-plan.ts';
import { lengthOf, type Stretch } from './stretches.ts';

/** One of a turn's stretches inside a window. */
export interface WindowPart extends Stretch {
  /** Places in the plan. */
  readonly turn: number;
  readonly piece: number;
  /** The sound that stands for it in the window: with some of what is between it and the next. */
  readonly sound: Stretch;
  /** Where that begins, from the beginning of the window. */
  readonly atMs: number;
}

/** Stretches of one channel that are heard at once: what goes before and after helps to understand each. */
export interface RecognitionWindow {
  readonly channel: number;
  readonly parts: readonly WindowPart[];
  /** Until here the recording must be read. */
  readonly endMs: number;
}

/** Of the pause between two stretches so much is left at each of them. */
const PAUSE_MS = 300;
/** A window reaches over no more of a recording: its sound is waited for. */
const MOST_SPAN_MS = 60_000;

/**
 * Puts the stretches of a plan together.
 * @param longestMs of a window's sound; 0 leaves each stretch alone
 */
export function windowsOf(plan: readonly PlannedTurn[], longestMs: number): RecognitionWindow[] {
  const pieces = plan
    .flatMap(({ channel, stretches }, turn) =>
      stretches.map((stretch, piece) => ({ ...stretch, channel, turn, piece })),
    )
    .toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const windows: RecognitionWindow[] = [];
  for (const channel of new Set(pieces.map((piece) => piece.channel))) {
    const own = pieces.filter((piece) => piece.channel === channel);
    let parts: WindowPart[] = [];
    for (const { turn, piece, startMs, endMs } of own) {
      const last = parts.at(-1);
      const pause = last === undefined ? 0 : Math.max(0, startMs - last.endMs);
      const kept = Math.min(PAUSE_MS, Math.floor(pause / 2));
      const at = last === undefined ? 0 : last.atMs + lengthOf(last.sound) + kept;
      const isFull =
        last !== undefined &&
        (at + kept + endMs - startMs > longestMs || endMs - parts[0]!.startMs > MOST_SPAN_MS);
      if (isFull) {
        windows.push(windowOf(channel, parts));
        parts = [];
      } else if (last !== undefined) {
        parts[parts.length - 1] = { ...last, sound: { ...last.sound, endMs: last.endMs + kept } };
      }
      const before = isFull || last === undefined ? 0 : kept;
      parts.push({
        turn,
        piece,
        startMs,
        endMs,
        sound: { startMs: startMs - before, endMs },
        atMs: isFull ? 0 : at,
      });
    }
    if (parts.length > 0) windows.push(windowOf(channel, parts));
  }
  return windows.toSorted((a, b) => a.endMs - b.endMs);
}

/** A part of a window as a window of its own. */
export function alone(channel: number, part: WindowPart): RecognitionWindow {
  return windowOf(channel, [{ ...part, sound: { startMs: part.startMs, endMs: part.endMs }, atMs: 0 }]);
}

function windowOf(channel: number, parts: readonly WindowPart[]): RecognitionWindow {
  return { channel, parts, endMs: Math.max(...parts.map(({ sound }) => sound.endMs)) };
}

/**
 * What was understood of a window, by its parts, at the times of the recording; undefined where words are missing that
 * would tell which part a text belongs to.
 * @param segments at times from the beginning of the window
 */
export function segmentsByPart(
  { parts }: RecognitionWindow,
  segments: readonly RecognisedSegment[],
): RecognisedSegment[][] | undefined {
  if (parts.length === 1) return [segments.map((segment) => placed(segment, parts[0]!))];
  const found: RecognisedSegment[][] = parts.map(() => []);
  let reached = 0;
  for (const segment of segments) {
    const { words, text } = segment;
    if (words.length === 0) return undefined;
    const runs: { part: number; from: number }[] = [];
    for (const [index, word] of words.entries()) {
      reached = Math.max(reached, partAt(parts, (word.startMs + word.endMs) / 2));
      if (runs.at(-1)?.part !== reached) runs.push({ part: reached, from: index });
    }
    const places = placesOf(text, words);
    for (const [i, { part, from }] of runs.entries()) {
      const until = runs[i + 1]?.from ?? words.length;
      const own = words.slice(from, until);
      const said = text.slice(i === 0 ? 0 : places[from], places[until]).trim();
      found[part]!.push(
        placed(
          {
            ...segment,
            text: said,
            startMs: own[0]!.startMs,
            endMs: own.at(-1)!.endMs,
            words: own,
            ...surenessOf(own, segment.confidence),
          },
          parts[part]!,
        ),
      );
    }
  }
  return found;
}

/** The part whose sound, with half of the pause to the next, holds a time of the window. */
function partAt(parts: readonly WindowPart[], ms: number): number {
  const next = parts.findIndex(({ atMs }) => atMs > ms);
  return next < 0 ? parts.length - 1 : Math.max(0, next - 1);
}

/** Where each word stands in the text; at the end of what is known where it does not stand there. */
function placesOf(text: string, words: readonly RecognisedWord[]): number[] {
  let at = 0;
  return words.map((word) => {
    const place = text.indexOf(word.text, at);
    if (place < 0) return at;
    at = place + word.text.length;
    return place;
  });
}

/** By length of the words. */
function surenessOf(
  words: readonly RecognisedWord[],
  otherwise: number | undefined,
): { readonly confidence?: number } {
  const told = words.filter(({ confidence }) => confidence !== undefined);
  const length = told.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return otherwise === undefined ? {} : { confidence: otherwise };
  const sum = told.reduce((total, { confidence, text }) => total + confidence! * text.length, 0);
  return { confidence: Math.round((100 * sum) / length) / 100 };
}

function placed(segment: RecognisedSegment, { sound, atMs, startMs, endMs }: WindowPart): RecognisedSegment {
  const shift = sound.startMs - atMs;
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, Math.round(ms + shift)));
  return {
    ...segment,
    startMs: clamp(segment.startMs),
    endMs: clamp(segment.endMs),
    words: segment.words.map((word) => ({ ...word, startMs: clamp(word.startMs), endMs: clamp(word.endMs) })),
  };
}
