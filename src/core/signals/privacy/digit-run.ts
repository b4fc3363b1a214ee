import { digitValue, isHanDigit, isInvisible, isSpace } from './characters.ts';

/** Digits written together, without anything between them. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** Digits of the run up to and with this group. */
  readonly upTo: number;
  /** What stands before it, without spaces: `-`, `.`, `)`, or '' for spaces or nothing. */
  readonly gap: string;
  /** Set off from the group before by a comma after Arabic digits or by a new line: often another number. */
  readonly paused: boolean;
}

/** Groups of digits that may belong to one number. */
export interface DigitRun {
  /** All digits in Arabic form. */
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
}

/** No number that is looked for has more digits (a card number with its country's prefix). */
export const MOST_DIGITS = 24;
export const FEWEST_DIGITS = 7;
const GAP_LENGTH = 3;
const NEW_LINE = 0x0a;

/** Where the digits written together with the one at `at` end. */
export function groupEnd(text: string, at: number): number {
  const spoken = isHanDigit(text.charCodeAt(at));
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (digitValue(code) < 0 || isHanDigit(code) !== spoken) break;
    end++;
  }
  return end;
}

/** What a mask has left over of a number ("138****8000", "138，****，8000") belongs to no other number. */
export function isMaskedAway(text: string, start: number, end: number): boolean {
  if (end - start >= FEWEST_DIGITS) return false;
  return isStarBeyondPause(text, start - 1, -1) || isStarBeyondPause(text, end, 1);
}

function isStarBeyondPause(text: string, from: number, step: 1 | -1): boolean {
  let at = from;
  let isPaused = false;
  while (Math.abs(at - from) < GAP_LENGTH) {
    const code = text.charCodeAt(at);
    if (isPause(code) || code === NEW_LINE) isPaused = true;
    else if (!isSpace(code)) break;
    at += step;
  }
  return text[at] === '*' && (at === from || isPaused);
}

/**
 * Reads the groups of digits from the one that begins at `at` (and ends at `firstEnd`), as long as one
 * number may go on. Null where there are too few digits for any number, or too many written together.
 */
export function readDigitRun(text: string, at: number, firstEnd: number): DigitRun | null {
  if (firstEnd - at > MOST_DIGITS) return null;
  let next = nextGroup(text, firstEnd);
  if (next < 0 && firstEnd - at < FEWEST_DIGITS) return null;
  const groups: DigitGroup[] = [{ start: at, end: firstEnd, upTo: firstEnd - at, gap: '', paused: false }];
  let total = firstEnd - at;
  let end = firstEnd;
  while (next >= 0) {
    const nextEnd = groupEnd(text, next);
    total += nextEnd - next;
    if (total > MOST_DIGITS || isMaskedAway(text, next, nextEnd)) break;
    groups.push({ start: next, end: nextEnd, upTo: total, ...between(text, end, next) });
    end = nextEnd;
    next = nextGroup(text, end);
  }
  const read = groups.at(-1)!.upTo;
  if (read < FEWEST_DIGITS) return null;
  let digits = '';
  for (const group of groups) {
    for (let i = group.start; i < group.end; i++) digits += digitValue(text.charCodeAt(i));
  }
  return { digits, groups };
}

/** The run up to its first pause; null where that is too little for any number. */
export function withoutPauses(run: DigitRun): DigitRun | null {
  const groups = run.groups.findIndex(({ paused }) => paused);
  if (groups < 0) return run;
  const { upTo } = run.groups[groups - 1]!;
  if (upTo < FEWEST_DIGITS) return null;
  return { digits: run.digits.slice(0, upTo), groups: run.groups.slice(0, groups) };
}

/** The digit that goes on with the number after `end`, or -1. */
export function nextGroup(text: string, end: number): number {
  let lines = 0;
  for (let at = end; at <= end + GAP_LENGTH && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (digitValue(code) >= 0) return at;
    if (code === NEW_LINE) lines++;
    if (lines > 1 || !(isGap(code) || isPause(code) || isLineEnd(code))) return -1;
  }
  return -1;
}

function between(text: string, from: number, to: number): Pick<DigitGroup, 'gap' | 'paused'> {
  // Who says digit by digit breathes between them; in Arabic digits a comma may stand between numbers.
  const spoken = isHanDigit(text.charCodeAt(from - 1));
  let gap = '';
  let paused = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    gap += GAPS.get(code) ?? '';
    if (isLineEnd(code) || (isPause(code) && !spoken)) paused = true;
  }
  return { gap, paused };
}

const GAPS = new Map<number, string>(
  Object.entries({
    '-': '-‐‑‒–—−－',
    '.': '.．·・',
    _: '_',
    '(': '(\uff08',
    ')': ')\uff09',
  }).flatMap(([sign, forms]) => [...forms].map((form) => [form.charCodeAt(0), sign] as const)),
);

function isGap(code: number): boolean {
  return isSpace(code) || isInvisible(code) || GAPS.has(code);
}

function isLineEnd(code: number): boolean {
  return code === NEW_LINE || code === 0x0d;
}

/** A breath in a number that is told digit by digit. */
function isPause(code: number): boolean {
  return code === 0x2c || code === 0xff0c || code === 0x3001;
}
