import type { WrittenTurn } from './hear-turns.ts';
import { intersectionOf, lengthOf, type Stretch, totalOf } from './stretches.ts';
import { isOver, type SpokenTurn } from './turns.ts';

// Words of a call that goes on: what somebody says between two pauses is written down by itself, and a turn is known
// once all of it is. Half a turn is shown, but nothing is judged by it: what is missing in it may still be said.

/** Whoever pauses for so long has said something. */
const PAUSE_MS = 600;
/** Who has spoken for so long is written down at a shorter pause. */
const LONG_MS = 8000;
const SHORT_PAUSE_MS = 350;
/** The edges of speech move by a little as more of it is heard. */
const EDGE_MS = 100;
/** So much of a turn's speech must have been written down. */
const ENOUGH = 0.9;

/** By speaker, or for all of them in one channel: up to here phrases have been taken. */
export type TakenUntil = readonly [number, number];

/** A turn that is not over. */
export interface Speaking {
  readonly speaker: number;
  readonly sinceMs: number;
  /** As far as it is written down. */
  readonly text: string;
}

/** What is known of the words of a call so far. */
export interface WordsSoFar {
  /** All turns of the sound; without text and confidence where the words are not known yet. */
  readonly turns: readonly WrittenTurn[];
  readonly speaking: readonly Speaking[];
}

/**
 * The phrases that were finished since the last look, in the order in which they begin.
 * @param turns of the sound so far, which is known until `untilMs`
 */
export function finishedPhrases(
  turns: readonly SpokenTurn[],
  isOneChannel: boolean,
  untilMs: number,
  taken: TakenUntil,
): { readonly phrases: readonly SpokenTurn[]; readonly taken: TakenUntil } {
  const reached: [number, number] = [...taken];
  const phrases: SpokenTurn[] = [];
  for (const turn of turns) {
    const place = placeOf(turn.speaker, isOneChannel);
    const speech = turn.speech.filter(({ startMs }) => startMs >= taken[place] - EDGE_MS);
    const isDone = untilMs - turn.endMs >= PAUSE_MS || isOver(turn, turns, untilMs);
    for (const [index, group] of groupsOf(speech).entries()) {
      if (index === group.of - 1 && !isDone) continue;
      const phrase = phraseOf(turn.speaker, group.speech);
      phrases.push(phrase);
      reached[place] = Math.max(reached[place], phrase.endMs);
    }
  }
  return { phrases: phrases.toSorted((a, b) => a.startMs - b.startMs), taken: reached };
}

/** Puts phrases into the turns that they belong to. */
export function wordsSoFar(
  turns: readonly SpokenTurn[],
  written: readonly WrittenTurn[],
  isOneChannel: boolean,
  untilMs: number,
): WordsSoFar {
  const byTurn = new Map<SpokenTurn, WrittenTurn[]>();
  for (const phrase of written) {
    const turn = turnOf(phrase, turns, isOneChannel);
    if (turn !== undefined) byTurn.set(turn, [...(byTurn.get(turn) ?? []), phrase]);
  }
  const speaking: Speaking[] = [];
  const known = turns.map((turn): WrittenTurn => {
    const { speaker, startMs, endMs } = turn;
    const parts = byTurn.get(turn) ?? [];
    if (!isOver(turn, turns, untilMs)) {
      speaking.push({ speaker, sinceMs: startMs, text: joined(parts.map(({ text }) => text)) });
    } else if (isWhole(turn, parts)) return { ...wordsOf(parts), speaker, startMs, endMs };
    return { speaker, startMs, endMs, text: '' };
  });
  return { turns: known, speaking };
}

/** Where in `TakenUntil` a speaker stands. */
function placeOf(speaker: number, isOneChannel: boolean): 0 | 1 {
  return isOneChannel || speaker === 0 ? 0 : 1;
}

interface Group {
  readonly speech: readonly Stretch[];
  /** How many there are. */
  readonly of: number;
}

function groupsOf(speech: readonly Stretch[]): Group[] {
  const groups: Stretch[][] = [];
  for (const piece of speech) {
    const last = groups.at(-1);
    const pause = last === undefined ? 0 : piece.startMs - last.at(-1)!.endMs;
    const spoken = last === undefined ? 0 : last.at(-1)!.endMs - last[0]!.startMs;
    const isNext = pause >= (spoken >= LONG_MS ? SHORT_PAUSE_MS : PAUSE_MS);
    if (last === undefined || isNext) groups.push([piece]);
    else last.push(piece);
  }
  return groups.map((own) => ({ speech: own, of: groups.length }));
}

function phraseOf(speaker: number, speech: readonly Stretch[]): SpokenTurn {
  return { speaker, startMs: speech[0]!.startMs, endMs: speech.at(-1)!.endMs, speech };
}

function turnOf(
  phrase: WrittenTurn,
  turns: readonly SpokenTurn[],
  isOneChannel: boolean,
): SpokenTurn | undefined {
  let best: SpokenTurn | undefined;
  let most = 0;
  for (const turn of turns) {
    if (!isOneChannel && turn.speaker !== phrase.speaker) continue;
    const common = Math.min(turn.endMs, phrase.endMs) - Math.max(turn.startMs, phrase.startMs);
    if (common > most) [best, most] = [turn, common];
  }
  return best;
}

function isWhole(turn: SpokenTurn, parts: readonly WrittenTurn[]): boolean {
  const around = parts.map(({ startMs, endMs }) => ({
    startMs: startMs - EDGE_MS,
    endMs: endMs + EDGE_MS,
  }));
  const written = totalOf(turn.speech.flatMap((piece) => longestIn(piece, around)));
  return parts.length > 0 && written >= ENOUGH * totalOf(turn.speech);
}

/** The largest part of a piece that lies in one of the stretches. */
function longestIn(piece: Stretch, stretches: readonly Stretch[]): Stretch[] {
  const common = stretches.flatMap((stretch) => intersectionOf([piece], [stretch]));
  return common.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, 1);
}

function wordsOf(parts: readonly WrittenTurn[]): Omit<WrittenTurn, 'speaker' | 'startMs' | 'endMs'> {
  const [first] = parts;
  if (parts.length === 1) return first!;
  const sure = parts.filter(({ confidence }) => confidence !== undefined);
  const length = sure.reduce((sum, { text }) => sum + text.length, 0);
  const sum = sure.reduce((total, { confidence, text }) => total + confidence! * text.length, 0);
  const words = parts.flatMap((part) => part.words ?? []);
  const isNothing = parts.every(({ text }) => text === '');
  return {
    text: joined(parts.map(({ text }) => text)),
    ...(parts.some(({ original }) => original !== undefined)
      ? { original: joined(parts.map(({ original, text }) => original ?? text)) }
      : {}),
    ...(length > 0
      ? { confidence: Math.round((100 * sum) / length) / 100 }
      : isNothing
        ? { confidence: 0 }
        : {}),
    ...(words.length === 0 ? {} : { words }),
  };
}

/** One after the other, with a space where the language writes one. */
function joined(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .join(' ')
    .replace(/(?<=[\p{Script=Han}，。！？；：、]) (?=[\p{Script=Han}])/gu, '');
}
