import { isAmountSaidAfter, isOtherSaidAfter, isPhoneSaidAfter } from './announced.ts';
import { type Candidate, isSpelt, type Reading } from './candidate.ts';

const MOBILE_GROUPS = new Set(
  '11 3,4,4 3,8 7,4 3,3,5 4,3,4 5,6 4,7 6,5 3,2,2,4 3,4,2,2 3,2,3,3 3,2,2,2,2 3,3,3,2 5,3,3'.split(' '),
);
const PHONE_LETTERS =
  /(?:^|[^a-z])(?:tel|phone|ph|mobile|mob|cell|vx|wx|v|call|wechat|weixin|whatsapp|sms|no)$/i;

/** A mobile number of the mainland, with or without its country. */
export function readMobile(candidate: Candidate): Reading | null {
  const { text, start, digits, language } = candidate;
  const lead = /^(?:0086|86|0)?(?=1[3-9])/.exec(digits)?.[0].length;
  const groups = lead === undefined ? 0 : candidate.groupsWith(lead + 11);
  if (lead === undefined || groups === 0 || !candidate.endsWord(groups)) return null;
  const international = isPlus(text.charCodeAt(start - 1));
  if (international && lead < 2) return null;
  const own = withoutLead(candidate.sizes(groups), lead);
  if (!isMobileGrouping(candidate, own, groups)) return null;
  if (candidate.touchesWord && !PHONE_LETTERS.test(text.slice(Math.max(0, start - 12), start))) return null;
  if (candidate.is('service') || candidate.isOfThing(groups)) return null;
  // In an English conversation eleven digits from 1 are more often an American number with its country.
  const confidence = language === 'zh' || candidate.is('phone') || lead > 0 ? 0.97 : 0.85;
  return { kind: 'mobile', groups, confidence, start: international ? start - 1 : start };
}

/** Who says that it is a telephone may group it in any way; between commas alone it may be a row of numbers. */
function isMobileGrouping(candidate: Candidate, own: readonly number[], groups: number): boolean {
  const isUsual = MOBILE_GROUPS.has(own.join()) || isSpelt(own);
  if (!candidate.isPaused(groups)) {
    return (
      isUsual ||
      (candidate.is('phone') && candidate.standsAlone(groups) && !isAmericanTollFree(candidate, own))
    );
  }
  if (isUsual && candidate.is('phone')) return !isAmountSaidAfter(candidate.text, candidate.end(groups));
  if (!candidate.standsAlone(groups)) return false;
  if (candidate.isToldAsPhone) return true;
  const said = candidate.text.slice(candidate.start, candidate.end(groups));
  return isUsual && candidate.language === 'zh' && !LISTED.test(said);
}

/** Signs of a list more than of a breath. */
const LISTED = /[、\n]/;

function isAmericanTollFree({ digits }: Candidate, own: readonly number[]): boolean {
  return own.join() === '1,3,3,4' && isTollFree(digits);
}

/** Sizes of the groups without the prefix, which may stand alone or together with the first. */
function withoutLead(sizes: readonly number[], lead: number): number[] {
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

const AREA = /^0(?:10|2[0-57-9]|[3-9]\d{2})/;
const LOCAL_GROUPS = new Set(['8', '7', '4,4', '3,4', '4,3']);
const EXTENSION = /^\s?(?:转|轉|分机|分機|-|ext\.? ?|x)\s?\d{1,6}(?!\d)/i;

/** A fixed line of the mainland; without its area only where something announces a telephone. */
export function readLandline(candidate: Candidate): Reading | null {
  const { text, start, digits, language } = candidate;
  if (language !== 'zh') return null;
  const area = AREA.exec(digits)?.[0].length ?? 0;
  if (area === 0 && !/^[2-8]/.test(digits)) return null;
  for (const own of [8, 7]) {
    const groups = candidate.groupsWith(area + own);
    if (groups === 0 || !candidate.endsWord(groups)) continue;
    if (!isLocalGrouping(candidate, withoutLead(candidate.sizes(groups), area), groups)) continue;
    if (area === 0) {
      return candidate.is('phone') && !isOtherSaidAfter(text, candidate.end(groups))
        ? { kind: 'landline', groups, confidence: 0.7 }
        : null;
    }
    if (candidate.is('service') || candidate.isOfThing(groups)) return null;
    const end = withExtension(text, candidate.end(groups));
    return { kind: 'landline', groups, confidence: 0.9, start: openedAt(text, start), end };
  }
  return null;
}

function isLocalGrouping(candidate: Candidate, own: readonly number[], groups: number): boolean {
  const usual = LOCAL_GROUPS.has(own.join());
  if (usual && !candidate.isPaused(groups)) return true;
  if (!candidate.is('phone') || !candidate.standsAlone(groups)) return false;
  if (candidate.isPaused(groups)) return candidate.isToldAsPhone;
  return own.length > 2 && !isDateLike(own, candidate.digits);
}

function withExtension(text: string, end: number): number {
  return end + (EXTENSION.exec(text.slice(end, end + 12))?.[0].length ?? 0);
}

function openedAt(text: string, start: number): number {
  const before = text.charCodeAt(start - 1);
  return before === 0x28 || before === 0xff08 ? start - 1 : start;
}

const TOLL_FREE = /^1?8(?:00|33|44|55|66|77|88)\d{7}$/;

/** A number of a company that callers do not pay for. */
export function isTollFree(digits: string): boolean {
  return TOLL_FREE.test(digits);
}

/** A telephone elsewhere: by its country, by the American or British grouping, or by its announcement. */
export function readPhone(candidate: Candidate): Reading | null {
  const { text, start, digits, language, run } = candidate;
  const plus = isPlus(text.charCodeAt(start - 1)) && !/\d/.test(text[start - 2] ?? '');
  const prefixed = /^00[1-9]/.test(digits) && candidate.sizes(1)[0]! <= 5 && run.groups.length > 1;
  const international = plus || prefixed;
  if (!international && isTollFree(digits)) return null;
  const found = international
    ? internationalGroups(candidate)
    : language === 'en' || candidate.is('phone')
      ? nationalGroups(candidate)
      : null;
  if (found === null || candidate.is('service', 'tail', 'version') || candidate.isOfThing(found.groups))
    return null;
  if (candidate.isPaused(found.groups) && !candidate.isToldAsPhone) return null;
  const end = candidate.end(found.groups);
  if (!candidate.endsWord(found.groups) && !/^x\d/i.test(text.slice(end, end + 2))) return null;
  const opened = run.groups[1]?.gap.startsWith(')') === true;
  const from = plus ? start - 1 : opened ? openedAt(text, start) : start;
  return { kind: 'phone', ...found, start: from, end: withExtension(text, end) };
}

interface Groups {
  readonly groups: number;
  readonly confidence: number;
}

/** E.164: at most 15 digits. */
function internationalGroups({ run }: Candidate): Groups | null {
  const groups = run.groups.findLastIndex(({ upTo }) => upTo <= 15 && upTo >= 9) + 1;
  return groups === 0 ? null : { groups, confidence: 0.9 };
}

/** How many digits a telephone has without its country, in America and without its area. */
const NATIONAL = new Set([7, 10, 11]);
const SHORT_GROUPS = new Set(['3,4', '3,7', '6,4']);
const BRITISH = new Set('5,3,3 5,6 4,3,4 3,4,4 4,7 11 10 4,3,3'.split(' '));

function nationalGroups(candidate: Candidate): Groups | null {
  const { text, digits, run } = candidate;
  for (const length of [11, 10]) {
    const groups = candidate.groupsWith(length);
    const shape = groups === 0 ? '' : candidate.sizes(groups).join();
    const american = shape === '3,3,4' || (shape === '1,3,3,4' && digits[0] === '1');
    if (american) return { groups, confidence: 0.85 };
    if (/^0[1-9]/.test(digits) && BRITISH.has(shape)) return { groups, confidence: 0.7 };
  }
  if (candidate.language === 'zh') return null;
  const groups = run.groups.length;
  const sizes = candidate.sizes(groups);
  const total = run.groups[groups - 1]!.upTo;
  const even = groups === 1 || isSpelt(sizes) || sizes.every((size) => size >= 2);
  const shaped = candidate.isPaused(groups)
    ? isSpelt(sizes) || SHORT_GROUPS.has(sizes.join())
    : even || NATIONAL.has(total);
  if (!shaped || total > 13 || isDateLike(sizes, digits)) return null;
  const said = candidate.is('phone') || isPhoneSaidAfter(text, candidate.end(groups));
  return said ? { groups, confidence: 0.75 } : null;
}

/** Year, month and day, perhaps with an hour: never a telephone. */
function isDateLike(sizes: readonly number[], digits: string): boolean {
  const shape = sizes.join();
  if (/^4,[12],[12]/.test(shape)) return /^(?:19|20)/.test(digits);
  return /^[12],[12],4/.test(shape) && /^(?:19|20)/.test(digits.slice(sizes[0]! + sizes[1]!));
}

function isPlus(code: number): boolean {
  return code === 0x2b || code === 0xff0b;
}
