import { TextView } from '../../text/text-view.ts';
import { isDate } from './checks.ts';
import type { PiiFinding } from './kinds.ts';

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const HAN = '[零〇一二三四五六七八九十]';
const DATE = new RegExp(
  [
    '(?:19|20)\\d\\d ?[年./-] ?\\d{1,2} ?[月./-] ?\\d{1,2} ?[日号]?',
    '\\d{2} ?年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?',
    '\\d{1,2} ?月 ?\\d{1,2} ?[日号]?',
    `${HAN}{2,4}年${HAN}{1,3}月(?:${HAN}{1,3}[日号])?`,
    '\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?(?:(?:19|20)\\d\\d|\\d\\d)(?!\\d)',
    `(?:${MONTHS})\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)?\\d\\d`,
    `\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})\\.?,? (?:19|20)?\\d\\d`,
    '(?:19|20)\\d{6}(?!\\d)',
  ].join('|'),
  'g',
);
const AFTER = 30;
const BEFORE = 24;

/** The date that words about a birth, standing at `[start, end)`, speak of: after them, else right before. */
export function readBirthday(text: string, start: number, end: number): PiiFinding | null {
  const after = new TextView(text.slice(end, end + AFTER));
  for (const match of after.text.matchAll(DATE)) {
    if (/[.!?;]/.test(after.text.slice(0, match.index)) || !isPossible(match[0])) continue;
    return finding(after, match.index, match[0].length, end);
  }
  const from = Math.max(0, start - BEFORE);
  const before = new TextView(text.slice(from, start));
  for (const match of before.text.matchAll(DATE)) {
    const rest = before.text.slice(match.index + match[0].length);
    if (/^(?:[ ,]| is (?:my|the|his|her))*$/.test(rest) && isPossible(match[0])) {
      return finding(before, match.index, match[0].length, from);
    }
  }
  return null;
}

function finding(view: TextView, index: number, length: number, shift: number): PiiFinding {
  const { start, end } = view.origin(index, index + length);
  return { kind: 'date_of_birth', start: shift + start, end: shift + end, confidence: 0.9 };
}

function isPossible(date: string): boolean {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(date);
  return compact === null || isDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
}
