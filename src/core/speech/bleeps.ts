import type { Conversation, Turn } from '../conversation/schema.ts';
import { lengthOf, restOf, type Stretch, unionOf } from './stretches.ts';
import { isWordless, soundOf } from './turn-sound.ts';
import { writtenSyllables } from './written-syllables.ts';

/** Offsets into the text of a turn. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Times of words are right within so much. */
const WORD_MARGIN_MS = 200;
/** Where only the turn has times: how much its speaker may be ahead of or behind an even pace. */
const PACE_MARGIN_MS = 600;
const PACE_MARGIN_SHARE = 0.2;
/** A transcript's turns end a little before or after their sound. */
const TURN_MARGIN_MS = 500;
/** Shorter sounds outside of every turn are a breath or a listener's "mhm". */
const SHORTEST_UNWRITTEN_MS = 1000;
const SIGN = /[\p{L}\p{N}]/u;

/**
 * The stretches of a recording in which words are said that must not be heard: by the times of the words, else in
 * proportion to the turn's syllables, with a margin. Where words and text do not go together the whole turn is one,
 * and so is speech that nobody wrote down.
 * @param hidden by turn: the places in its text
 * @param spoken where anybody speaks, where that is known
 * @returns in order and apart; null where it cannot be told: no words, or words without any time
 */
export function bleepsOf(
  conversation: Conversation,
  hidden: readonly (readonly Span[])[],
  spoken: readonly Stretch[] = [],
): Stretch[] | null {
  if (isWordless(conversation)) return null;
  const bleeps: Stretch[] = [];
  const written: Stretch[] = [];
  for (const [index, turn] of conversation.turns.entries()) {
    const whole = timesOf(turn);
    const spans = hidden[index] ?? [];
    if (whole === undefined) {
      if (spans.length > 0) return null;
      continue;
    }
    if (SIGN.test(turn.text)) written.push(grown(whole, TURN_MARGIN_MS));
    for (const span of spans) bleeps.push(stretchOf(turn, whole, span));
  }
  return unionOf(bleeps, unwritten(spoken, written));
}

function timesOf({ startMs, endMs }: Turn): Stretch | undefined {
  return startMs === undefined || endMs === undefined ? undefined : { startMs, endMs };
}

function unwritten(spoken: readonly Stretch[], written: readonly Stretch[]): Stretch[] {
  const end = spoken.at(-1)?.endMs ?? 0;
  const outside = restOf(unionOf(written), end);
  return spoken
    .flatMap(({ startMs, endMs }) =>
      outside.map((one) => ({
        startMs: Math.max(startMs, one.startMs),
        endMs: Math.min(endMs, one.endMs),
      })),
    )
    .filter((one) => lengthOf(one) >= SHORTEST_UNWRITTEN_MS);
}

function stretchOf(turn: Turn, whole: Stretch, span: Span): Stretch {
  const words = soundOf(turn)?.words;
  if (words === undefined || words.length === 0) return inProportion(turn.text, whole, span);
  const owners = wordsBySign(turn.text, words);
  const said = owners?.filter(({ at }) => at >= span.start && at < span.end).map(({ word }) => word);
  if (said === undefined || said.length === 0) return grown(whole, WORD_MARGIN_MS);
  return grown(
    {
      startMs: Math.min(...said.map(({ startMs }) => startMs)),
      endMs: Math.max(...said.map(({ endMs }) => endMs)),
    },
    WORD_MARGIN_MS,
  );
}

/**
 * Which word each letter and digit of a text belongs to. A recogniser's figures and script may have been rewritten, sign
 * for sign; undefined where there are more or fewer of them.
 */
function wordsBySign<Word extends Stretch & { readonly text: string }>(text: string, words: readonly Word[]) {
  const signs: number[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at)!);
    if (SIGN.test(sign)) signs.push(at);
    at += sign.length;
  }
  const owners = words.flatMap((word) => [...word.text].filter((sign) => SIGN.test(sign)).map(() => word));
  if (owners.length !== signs.length) return undefined;
  return owners.map((word, index) => ({ word, at: signs[index]! }));
}

function inProportion(text: string, whole: Stretch, { start, end }: Span): Stretch {
  const all = writtenSyllables(text);
  if (all === 0) return grown(whole, WORD_MARGIN_MS);
  const length = lengthOf(whole);
  const at = (offset: number) =>
    whole.startMs + (length * Math.min(all, writtenSyllables(text.slice(0, offset)))) / all;
  const margin = PACE_MARGIN_MS + PACE_MARGIN_SHARE * length;
  return {
    startMs: Math.max(whole.startMs - WORD_MARGIN_MS, at(start) - margin, 0),
    endMs: Math.min(whole.endMs + WORD_MARGIN_MS, at(end) + margin),
  };
}

function grown({ startMs, endMs }: Stretch, ms: number): Stretch {
  return { startMs: Math.max(0, startMs - ms), endMs: endMs + ms };
}
