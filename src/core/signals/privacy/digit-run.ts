import { digitValue, isHanDigit, isInvisible, isSpace } from './characters.ts';

/** Digits written together, without anything between them. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** Digits of the run up to and with this group. */
  readonly upTo: number;
  /** What stands before it, without spaces: `-`, `.`, `)`, or '' for spaces or nothing. */
  readonly gap: string;
}

/** Groups of digits that may belong to one number. */
export interface DigitRun {
  /** All digits in Arabic form. */
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
}

/** No number that is looked for has more digits (a card number with its country's prefix). */
const MOST_DIGITS = 24;
const FEWEST_DIGITS = 7;
const GAP_LENGTH = 3;

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

/** What a mask has left over of a number ("138****8000") belongs to no other number. */
export function isMaskedAway(text: string, start: number, end: number): boolean {
  return end - start < FEWEST_DIGITS && (text[start - 1] === '*' || text[end] === '*');
}

/**
 * Reads the groups of digits from the one that begins at `at` (and ends at `firstEnd`), as long as one
 * number may go on. Null where there are too few digits for any number, or too many written together.
 */
export function readDigitRun(text: string, at: number, firstEnd: number): DigitRun | null {
  if (firstEnd - at > MOST_DIGITS) return null;
  let next = nextGroup(text, firstEnd, at);
  if (next < 0 && firstEnd - at < FEWEST_DIGITS) return null;
  const groups: DigitGroup[] = [{ start: at, end: firstEnd, upTo: firstEnd - at, gap: '' }];
  let total = firstEnd - at;
  let end = firstEnd;
  while (next >= 0) {
    const nextEnd = groupEnd(text, next);
    total += nextEnd - next;
    if (total > MOST_DIGITS || isMaskedAway(text, next, nextEnd)) break;
    groups.push({ start: next, end: nextEnd, upTo: total, gap: gapOf(text, end, next) });
    end = nextEnd;
    next = nextGroup(text, end, groups.at(-1)!.start);
  }
  const read = groups.at(-1)!.upTo;
  if (read < FEWEST_DIGITS) return null;
  let digits = '';
  for (const group of groups) {
    for (let i = group.start; i < group.end; i++) digits += digitValue(text.charCodeAt(i));
  }
  return { digits, groups };
}

/** The digit that goes on with the number after `end`, or -1. */
function nextGroup(text: string, end: number, before: number): number {
  const spoken = isHanDigit(text.charCodeAt(before));
  for (let at = end; at <= end + GAP_LENGTH && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (digitValue(code) >= 0) return at;
    if (!isGap(code) && !(spoken && isPause(code))) return -1;
  }
  return -1;
}

function gapOf(text: string, from: number, to: number): string {
  let gap = '';
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || isInvisible(code) || isPause(code)) continue;
    gap += GAPS.get(code) ?? '';
  }
  return gap;
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

/** A breath in a number that is told digit by digit. */
function isPause(code: number): boolean {
  return code === 0x2c || code === 0xff0c || code === 0x3001;
}
