import { TextView } from '../../text/text-view.ts';
import { digitValue } from './characters.ts';
import { isDate } from './checks.ts';
import type { PiiFinding } from './kinds.ts';
import { spokenDates } from './spoken-dates.ts';

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WORD_OF_DATE = new RegExp(`\\b(?:${MONTHS}|nineteen|twenty|two thousand)\\b`, 'i');
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
    spokenDates(MONTHS),
  ].join('|'),
  'g',
);
/** Said in words, a date is long. */
const AFTER = 72;
const BEFORE = 64;
const LONGEST_LEAD = 16;

/** What may stand between the words and the date. */
const FILLER =
  /^[\s:=()"'-]*(?:(?:日期|日|年月日?|时间|是|为|在|于|on|is|was|in|of|it'?s|the|date|day)[\s:=()"'-]*){0,4}$/;
const FILLER_BEFORE = /^(?:[ ,]| is (?:my|the|his|her)(?: date of)?)*$/;

/** The dates that words about a birth, standing at `[start, end)`, speak of: right after them, or right before. */
export function readBirthday(text: string, start: number, end: number): PiiFinding[] {
  const found: PiiFinding[] = [];
  if (!mayTellDate(text, Math.max(0, start - BEFORE), end + AFTER)) return found;
  const after = new TextView(text.slice(end, end + AFTER));
  const [next] = after.text.matchAll(DATE);
  if (next !== undefined && FILLER.test(after.text.slice(0, next.index)) && isPossible(next[0])) {
    found.push(finding(after, next.index, next[0].length, end));
  }
  const from = Math.max(0, start - BEFORE);
  const before = new TextView(text.slice(from, start));
  const last = [...before.text.matchAll(DATE)].at(-1);
  if (last === undefined || !isPossible(last[0])) return found;
  if (FILLER_BEFORE.test(before.text.slice(last.index + last[0].length))) {
    found.push(finding(before, last.index, last[0].length, from));
  }
  return found;
}

/** An answer to who asked for a birthday: its first date. */
export function readToldBirthday(text: string): PiiFinding | null {
  if (!mayTellDate(text, 0, AFTER)) return null;
  const view = new TextView(text.slice(0, AFTER));
  const [date] = view.text.matchAll(DATE);
  if (date === undefined || date.index > LONGEST_LEAD || !isPossible(date[0])) return null;
  return finding(view, date.index, date[0].length, 0);
}

/** Looking at most texts closely can be spared. */
function mayTellDate(text: string, from: number, to: number): boolean {
  return hasDigit(text, from, to) || WORD_OF_DATE.test(text.slice(from, to));
}

function hasDigit(text: string, from: number, to: number): boolean {
  for (let at = from; at < to && at < text.length; at++)
    if (digitValue(text.charCodeAt(at)) >= 0) return true;
  return false;
}

function finding(view: TextView, index: number, length: number, shift: number): PiiFinding {
  const { start, end } = view.origin(index, index + length);
  return { kind: 'date_of_birth', start: shift + start, end: shift + end, confidence: 0.9 };
}

function isPossible(date: string): boolean {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(date);
  return compact === null || isDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
}
