import type { Language } from '#core/conversation/schema.ts';
import type { TurnTokens } from './turn-tokens.ts';

export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** A neighbouring clause belongs to the passage when its strongest token is so near the strongest of all. */
const NEARLY = 0.7;
/** A longer clause, as in a call without punctuation, is narrowed to the tokens that are not far below the strongest. */
const LONG_CLAUSE = 16;
const FAR_BELOW = 2.5;
/** Tokens kept on either side of the strongest in a long clause. */
const AROUND = 3;
/** Where no token stands out from the others by so much, it is the whole that speaks. */
const DISTINCT = 1;
/** A passage that covers so much of the text says no more than the whole. */
const NEARLY_ALL = 0.85;

const STOP = /[,，。!！?？;；:：…、~～\n\r]/;
const SPACE = /\s/;
const DIGIT = /\d/;

/**
 * The clause of a text in which a label speaks loudest, with the clauses beside it that speak nearly as loud.
 * Undefined when that is nearly everything, or when no word stands out.
 * @param spots how much each token speaks for each label, `tokens × labels`
 */
export function passageFor(
  text: string,
  language: Language,
  tokens: TurnTokens,
  spots: Float32Array,
  label: number,
): Passage | undefined {
  const labels = spots.length / tokens.ids.length;
  const strength = (token: number) => spots[token * labels + label]!;
  const heard = [...tokens.ids.keys()].filter((token) => tokens.starts[token]! >= 0);
  if (heard.length === 0) return undefined;
  const loudest = heard.reduce((best, token) => (strength(token) > strength(best) ? token : best));
  const mean = heard.reduce((sum, token) => sum + strength(token), 0) / heard.length;
  if (strength(loudest) - mean < DISTINCT) return undefined;
  const clauses = clausesOf(text, language, tokens, heard);
  const inside = clauses.findIndex((clause) => clause.includes(loudest));
  let first = inside;
  let last = inside;
  const isNear = (clause: readonly number[] | undefined) =>
    clause?.some((token) => strength(token) >= strength(loudest) - NEARLY) ?? false;
  while (isNear(clauses[first - 1])) first--;
  while (isNear(clauses[last + 1])) last++;
  let passage: readonly number[] = clauses.slice(first, last + 1).flat();
  if (passage.length > LONG_CLAUSE) passage = narrowed(passage, loudest, strength);
  const start = tokens.starts[passage[0]!]!;
  const end = tokens.ends[passage.at(-1)!]!;
  return lettersIn(text, start, end) >= NEARLY_ALL * lettersIn(text, 0, text.length)
    ? undefined
    : { start, end };
}

/** Tokens between stops; in Chinese a blank, too, stands for a pause. */
function clausesOf(
  text: string,
  language: Language,
  { starts, ends }: TurnTokens,
  heard: readonly number[],
): readonly (readonly number[])[] {
  const clauses: number[][] = [];
  let clause: number[] = [];
  let before = 0;
  for (const token of heard) {
    if (clause.length > 0 && hasPause(text, before, starts[token]!, language)) {
      clauses.push(clause);
      clause = [];
    }
    clause.push(token);
    before = ends[token]!;
    if (isStop(text, starts[token]!)) {
      clauses.push(clause);
      clause = [];
    }
  }
  if (clause.length > 0) clauses.push(clause);
  return clauses;
}

function hasPause(text: string, from: number, to: number, language: Language): boolean {
  for (let i = from; i < to; i++) {
    if (isStop(text, i) || (language === 'zh' && SPACE.test(text[i]!))) return true;
  }
  return false;
}

/** A full stop or comma between digits belongs to a number. */
function isStop(text: string, at: number): boolean {
  const sign = text[at]!;
  if (sign !== '.' && !STOP.test(sign)) return false;
  return !(DIGIT.test(text[at - 1] ?? '') && DIGIT.test(text[at + 1] ?? ''));
}

function narrowed(
  passage: readonly number[],
  loudest: number,
  strength: (token: number) => number,
): readonly number[] {
  const centre = passage.indexOf(loudest);
  const counts = (place: number) =>
    place >= 0 &&
    place < passage.length &&
    (Math.abs(place - centre) <= AROUND || strength(passage[place]!) >= strength(loudest) - FAR_BELOW);
  let first = centre;
  let last = centre;
  while (counts(first - 1)) first--;
  while (counts(last + 1)) last++;
  return passage.slice(first, last + 1);
}

function lettersIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (!SPACE.test(text[i]!) && !STOP.test(text[i]!)) count++;
  return count;
}
