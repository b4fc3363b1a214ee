import type { TextView } from '../../text/text-view.ts';
import { type DigitGroup, type DigitRun, FEWEST_DIGITS, MOST_DIGITS } from './digit-run.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const DIGITS = new Map<string, number>([
  ...WORDS.map((word, digit) => [word, digit] as const),
  ['oh', 0],
  ['o', 0],
]);
const TIMES = new Map([
  ['double', 2],
  ['triple', 3],
]);
const ANY = [...WORDS, 'oh', ...TIMES.keys()].join('|');

/** Digits that are told in English, word by word; written for views. */
export const SPELT_DIGITS = `\\b(?:${ANY})\\b(?:[ ,.-]{1,3}(?:${ANY}|o)\\b){4,}`;
const WORD = /[a-z]+/g;

const STRETCH = new RegExp(`\\b(?:${ANY})\\b(?:[\\s,.-]{1,3}(?:${ANY}|o)\\b)+`, 'gi');

/** How many words tell digits one after another, by stretch. */
export function speltLengths(text: string): number[] {
  return [...text.matchAll(STRETCH)].map(([words]) => words.match(/[a-z]+/gi)!.length);
}

/** What the words at `[start, end)` of the view tell, each digit a group of its own, with places in the original. */
export function readSpeltDigits(view: TextView, start: number, end: number): DigitRun {
  const groups: DigitGroup[] = [];
  let digits = '';
  let times: { readonly count: number; readonly start: number } | null = null;
  for (const { 0: word, index } of view.text.slice(start, end).matchAll(WORD)) {
    const place = view.origin(start + index, start + index + word.length);
    const digit = DIGITS.get(word);
    if (digit === undefined) {
      times = { count: TIMES.get(word)!, start: place.start };
      continue;
    }
    for (let told = 0; told < (times?.count ?? 1); told++) {
      digits += digit;
      const from = told === 0 ? (times?.start ?? place.start) : place.end;
      groups.push({ start: from, end: place.end, upTo: digits.length, gap: '', paused: false });
    }
    times = null;
  }
  return { digits, groups };
}

/** The run from one of its digits on, as far as one number may go; null where too little is left for any. */
export function fromDigit({ digits, groups }: DigitRun, first: number): DigitRun | null {
  if (groups.length - first < FEWEST_DIGITS) return null;
  const end = first + MOST_DIGITS;
  return {
    digits: digits.slice(first, end),
    groups: groups.slice(first, end).map((group) => ({ ...group, upTo: group.upTo - first })),
  };
}
