import type { TurnSound } from '../speech/turn-sound.ts';
import type { Role } from './schema.ts';

/** A passage of what was really said: offsets are UTF-16 units of the text of `turns[turn]`. */
export interface Span {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

/** Where one recorded turn stands inside an utterance's text. */
export interface UtterancePart {
  /** Index of the turn in the conversation as received. */
  readonly turn: number;
  /** Offset of that turn's first character in the utterance's text. */
  readonly offset: number;
  readonly length: number;
  /** Of a recording: when it was said and how. */
  readonly recorded?: Recorded;
}

export interface Recorded {
  readonly startMs: number;
  readonly endMs: number;
  readonly sound: TurnSound;
}

/**
 * What detectors and rules read: turns in the order in which they were said, with the pieces of a
 * split turn read as one.
 */
export interface Utterance {
  readonly index: number;
  readonly role: Role;
  readonly text: string;
  readonly parts: readonly UtterancePart[];
  /** Milliseconds from the start of the conversation; absent when the source tells no times. */
  readonly startMs?: number;
  readonly endMs?: number;
  readonly speaker?: string;
}

/** Said in a recording whose words nobody wrote down; where a recogniser listened and understood nothing, it says so. */
export function isWordless({ text, parts }: Utterance): boolean {
  const recorded = parts[0]?.recorded;
  return text === '' && recorded !== undefined && recorded.sound.confidence === undefined;
}

/** Points from a passage of an utterance to the recorded turn; across pieces, to the piece holding most of it. */
export function locate(utterance: Utterance, start: number, end: number): Span {
  let best: Span | undefined;
  for (const part of utterance.parts) {
    const from = Math.max(start, part.offset);
    const to = Math.min(end, part.offset + part.length);
    if (to < from) continue;
    if (best === undefined || to - from > best.end - best.start) {
      best = { turn: part.turn, start: from - part.offset, end: to - part.offset };
    }
  }
  return best ?? { turn: utterance.parts[0]?.turn ?? 0, start: 0, end: 0 };
}
