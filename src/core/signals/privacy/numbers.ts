import type { Language } from '../../conversation/schema.ts';
import { type Announcement, announcedAs, isPhoneSaidAfter } from './announced.ts';
import { isLatinLetter, latinLetter } from './characters.ts';
import { isCardNumber, isOldId, isPlausibleId, passesIdCheck, passesLuhn } from './checks.ts';
import type { DigitRun } from './digit-run.ts';
import type { PiiFinding, PiiKind } from './kinds.ts';

/** One reading of a run of digits: what it is, how many of its groups belong to it, where it really begins. */
interface Reading {
  readonly kind: PiiKind;
  readonly groups: number;
  readonly confidence: number;
  readonly start?: number;
  readonly end?: number;
}

interface Candidate {
  readonly text: string;
  readonly run: DigitRun;
  readonly language: Language;
  readonly announced: Announcement | undefined;
}

/**
 * Reads the beginning of a run of digits as personal data. The strictest kinds are tried first: a
 * check digit tells more than a length.
 */
export function readNumber(text: string, run: DigitRun, language: Language): PiiFinding | null {
  const first = run.groups[0]!;
  const announced = announcedAs(text, first.start);
  const candidate = { text, run, language, announced };
  const reading = touchesWord(text, first.start)
    ? readMobile(candidate)
    : (readIdCard(candidate) ??
      readDocument(candidate) ??
      readAddress(candidate) ??
      readMobile(candidate) ??
      readCard(candidate) ??
      readOldId(candidate) ??
      readSocialSecurity(candidate) ??
      readLandline(candidate) ??
      readPhone(candidate));
  if (reading === null) return null;
  const last = run.groups[reading.groups - 1]!;
  const { kind, confidence, start = first.start, end = last.end } = reading;
  return { kind, start, end, confidence };
}

function groupsWith(run: DigitRun, digits: number): number {
  return run.groups.findIndex((group) => group.upTo === digits) + 1;
}

function sizesOf(run: DigitRun, groups: number): number[] {
  return run.groups.slice(0, groups).map(({ upTo }, i) => upTo - (run.groups[i - 1]?.upTo ?? 0));
}

/** Spelt digit by digit, as speech recognition writes it. */
function isSpelt(sizes: readonly number[]): boolean {
  return sizes.length > 4 && sizes.every((size) => size === 1);
}

function endsWord(text: string, end: number): boolean {
  return end >= text.length || !isLatinLetter(text.charCodeAt(end));
}

/** A letter stands directly before: part of some code, unless the letters announce a telephone. */
function touchesWord(text: string, start: number): boolean {
  return start > 0 && isLatinLetter(text.charCodeAt(start - 1));
}

function readIdCard({ text, run, announced }: Candidate): Reading | null {
  let groups = groupsWith(run, 18);
  let id = run.digits.slice(0, 18);
  let end: number | undefined;
  if (groups === 0) {
    groups = groupsWith(run, 17);
    if (groups === 0) return null;
    end = run.groups[groups - 1]!.end;
    if (text[end] === ' ' || text[end] === '-') end++;
    if (latinLetter(text.charCodeAt(end)) !== 'x') return null;
    end++;
    id = `${run.digits.slice(0, 17)}X`;
  }
  if (!endsWord(text, end ?? run.groups[groups - 1]!.end) || !isPlausibleId(id)) return null;
  const fits = passesIdCheck(id);
  // A slip of the finger leaves the number as telling as before, where it is said to be one.
  if (!fits && announced !== 'id') return null;
  return { kind: 'id_card', groups, confidence: fits ? 0.99 : 0.6, ...(end === undefined ? {} : { end }) };
}

/** Passports and licences of digits alone are known only by their announcement. */
function readDocument({ text, run, announced }: Candidate): Reading | null {
  if (announced !== 'passport' && announced !== 'licence') return null;
  const groups = announced === 'passport' ? 1 : run.groups.length;
  const { upTo, end } = run.groups[groups - 1]!;
  const [fewest, most] = announced === 'passport' ? [8, 10] : [7, 14];
  if (upTo < fewest! || upTo > most! || !endsWord(text, end)) return null;
  return { kind: announced === 'passport' ? 'passport' : 'driver_license', groups, confidence: 0.9 };
}

function readOldId({ run, announced }: Candidate): Reading | null {
  const groups = groupsWith(run, 15);
  if (groups === 0 || announced === 'order' || !isOldId(run.digits)) return null;
  const sizes = sizesOf(run, groups);
  if (sizes.length > 1 && sizes.join() !== '6,6,3' && !isSpelt(sizes)) return null;
  return { kind: 'id_card', groups, confidence: announced === 'id' ? 0.95 : 0.7 };
}

const MOBILE_GROUPS = new Set([
  '11',
  '3,4,4',
  '3,8',
  '7,4',
  '3,3,5',
  '4,3,4',
  '5,6',
  '4,7',
  '6,5',
  '3,2,2,4',
  '3,4,2,2',
  '3,2,3,3',
]);
const PHONE_LETTERS =
  /(?:^|[^a-z])(?:tel|phone|ph|mobile|mob|cell|vx|wx|v|call|wechat|weixin|whatsapp|sms|no)$/i;

function readMobile({ text, run, announced, language }: Candidate): Reading | null {
  const lead = /^(?:0086|86|0)?(?=1[3-9])/.exec(run.digits)?.[0].length;
  if (lead === undefined) return null;
  const groups = groupsWith(run, lead + 11);
  if (groups === 0) return null;
  const { start } = run.groups[0]!;
  const end = run.groups[groups - 1]!.end;
  const international = isPlus(text.charCodeAt(start - 1));
  if ((international && lead < 2) || !endsWord(text, end)) return null;
  if (announced === 'order' || announced === 'service') return null;
  const sizes = sizesOf(run, groups);
  const own = withoutLead(sizes, lead);
  if (own === null || (!MOBILE_GROUPS.has(own.join()) && !isSpelt(own))) return null;
  const letters = touchesWord(text, start);
  if (letters && !PHONE_LETTERS.test(text.slice(Math.max(0, start - 12), start))) return null;
  // In an English conversation eleven digits from 1 are more often an American number with its country.
  const confidence = language === 'zh' || announced === 'phone' || lead > 0 ? 0.97 : 0.85;
  return { kind: 'mobile', groups, confidence, start: international ? start - 1 : start };
}

/** Sizes of the groups without the country's prefix, which may stand alone or together with the first. */
function withoutLead(sizes: readonly number[], lead: number): number[] | null {
  let left = lead;
  const rest = [...sizes];
  while (left > 0) {
    const size = rest[0]!;
    if (size > left) rest[0] = size - left;
    else rest.shift();
    left -= Math.min(size, left);
  }
  return rest;
}

function readCard({ text, run, announced, language }: Candidate): Reading | null {
  if (announced === 'order') return null;
  const said = announced === 'card' || announced === 'account';
  for (let groups = run.groups.length; groups > 0; groups--) {
    const { upTo: length, end } = run.groups[groups - 1]!;
    if (length > 19) continue;
    if (length < 12) return null;
    const digits = run.digits.slice(0, length);
    const sizes = sizesOf(run, groups);
    if (!isCardGrouping(sizes) || !endsWord(text, end)) continue;
    if (!isCardNumber(digits)) continue;
    if (passesLuhn(digits)) {
      const common = length >= 15 || said || language === 'en';
      if (common) return { kind: 'bank_card', groups, confidence: said || sizes.length > 1 ? 0.98 : 0.9 };
    } else if (said && length >= 16) return { kind: 'bank_card', groups, confidence: 0.6 };
  }
  return null;
}

function isCardGrouping(sizes: readonly number[]): boolean {
  if (sizes.length === 1 || isSpelt(sizes)) return true;
  const last = sizes.length - 1;
  return sizes.every(
    (size, i) => (i === last && last > 2 ? size >= 1 : size >= 3) && (size <= 6 || last === 1),
  );
}

function readSocialSecurity({ text, run, announced }: Candidate): Reading | null {
  const groups = groupsWith(run, 9);
  if (groups === 0 || !endsWord(text, run.groups[groups - 1]!.end)) return null;
  const area = Number(run.digits.slice(0, 3));
  if (area === 0 || area === 666 || area >= 900) return null;
  if (run.digits.slice(3, 5) === '00' || run.digits.slice(5, 9) === '0000') return null;
  const shape = sizesOf(run, groups).join();
  if (announced === 'ssn' && (shape === '9' || shape === '3,2,4'))
    return { kind: 'ssn', groups, confidence: 0.97 };
  const dashes = run.groups.slice(1, groups).every(({ gap }) => gap === '-');
  if (shape !== '3,2,4' || !dashes || announced === 'order') return null;
  return { kind: 'ssn', groups, confidence: 0.85 };
}

function readAddress({ text, run, announced }: Candidate): Reading | null {
  if (announced === 'version') return null;
  const four = run.groups.slice(0, 4);
  if (four.length < 4 || run.groups[4]?.gap === '.') return null;
  for (const [i, { start, end, gap }] of four.entries()) {
    const alone = i === 0 || (gap === '.' && start - four[i - 1]!.end === 1);
    if (!alone || end - start > 3 || Number(text.slice(start, end)) > 255) return null;
  }
  return endsWord(text, four[3]!.end) ? { kind: 'ip', groups: 4, confidence: 0.9 } : null;
}

const AREA = /^0(?:10|2[0-57-9]|[3-9]\d{2})/;

function readLandline({ text, run, announced, language }: Candidate): Reading | null {
  if (language !== 'zh' || announced === 'order' || announced === 'service') return null;
  const area = AREA.exec(run.digits)?.[0].length;
  if (area === undefined) return readLocalNumber(run, announced);
  for (const own of [8, 7]) {
    const groups = groupsWith(run, area + own);
    if (groups === 0) continue;
    const sizes = sizesOf(run, groups);
    const rest = withoutLead(sizes, area)!;
    if (!['8', '7', '4,4', '3,4', '4,3'].includes(rest.join())) continue;
    const { start } = run.groups[0]!;
    const end = run.groups[groups - 1]!.end;
    if (!endsWord(text, end)) continue;
    const opened = isOpening(text.charCodeAt(start - 1));
    const extension = EXTENSION.exec(text.slice(end, end + 12))?.[0].length ?? 0;
    return {
      kind: 'landline',
      groups,
      confidence: 0.9,
      start: opened ? start - 1 : start,
      end: end + extension,
    };
  }
  return null;
}

const EXTENSION = /^\s?(?:转|轉|分机|分機|-|ext\.? ?|x)\s?\d{1,6}(?!\d)/i;

/** Seven or eight digits are a telephone only where something says so. */
function readLocalNumber(run: DigitRun, announced: Announcement | undefined): Reading | null {
  if (announced !== 'phone' || !/^[2-8]/.test(run.digits)) return null;
  for (const own of [8, 7]) {
    const groups = groupsWith(run, own);
    if (groups === 0 || groups < run.groups.length) continue;
    if (['8', '7', '4,4', '3,4'].includes(sizesOf(run, groups).join())) {
      return { kind: 'landline', groups, confidence: 0.7 };
    }
  }
  return null;
}

const TOLL_FREE = /^1?8(?:00|33|44|55|66|77|88)/;

function readPhone({ text, run, announced, language }: Candidate): Reading | null {
  if (announced === 'order' || announced === 'service' || announced === 'tail' || announced === 'version')
    return null;
  const { start } = run.groups[0]!;
  const international = isPlus(text.charCodeAt(start - 1)) || run.digits.startsWith('00');
  if (language === 'zh' && !international) return null;
  const opened = isOpening(text.charCodeAt(start - 1)) && run.groups[1]?.gap.startsWith(')') === true;
  const from = isPlus(text.charCodeAt(start - 1)) || opened ? start - 1 : start;
  const found = phoneGroups(run, international, announced === 'phone', text);
  if (found === null || (TOLL_FREE.test(run.digits) && !international)) return null;
  const { end } = run.groups[found.groups - 1]!;
  if (!endsWord(text, end) && !/^x\d/i.test(text.slice(end, end + 2))) return null;
  const extension = EXTENSION.exec(text.slice(end, end + 12))?.[0].length ?? 0;
  return { kind: 'phone', ...found, start: from, end: end + extension };
}

function phoneGroups(
  run: DigitRun,
  international: boolean,
  announced: boolean,
  text: string,
): { groups: number; confidence: number } | null {
  if (international) {
    for (let groups = run.groups.length; groups > 0; groups--) {
      const { upTo } = run.groups[groups - 1]!;
      if (upTo <= 15 && upTo >= 9) return { groups, confidence: 0.9 };
    }
    return null;
  }
  for (const digits of [11, 10]) {
    const groups = groupsWith(run, digits);
    const shape = groups === 0 ? '' : sizesOf(run, groups).join();
    if (shape === '3,3,4' || (shape === '1,3,3,4' && run.digits[0] === '1'))
      return { groups, confidence: 0.85 };
    if (/^0[1-9]/.test(run.digits) && BRITISH.has(shape)) return { groups, confidence: 0.7 };
  }
  const last = run.groups.length;
  const { upTo, end } = run.groups[last - 1]!;
  const said = announced || isPhoneSaidAfter(text, end);
  const sizes = sizesOf(run, last);
  const even = last === 1 || isSpelt(sizes) || sizes.every((size) => size >= 2);
  return said && even && upTo <= 13 && !isDateLike(sizes, run.digits)
    ? { groups: last, confidence: 0.75 }
    : null;
}

const BRITISH = new Set(['5,3,3', '5,6', '4,3,4', '3,4,4', '4,7', '11', '10', '4,3,3']);

/** Year, month and day, perhaps with an hour: never a telephone. */
function isDateLike(sizes: readonly number[], digits: string): boolean {
  return /^(?:4,2,2|2,2,4)/.test(sizes.join()) && /^(?:(?:19|20)|[0-3]\d[0-3]\d(?:19|20))/.test(digits);
}

function isPlus(code: number): boolean {
  return code === 0x2b || code === 0xff0b;
}

function isOpening(code: number): boolean {
  return code === 0x28 || code === 0xff08;
}
