import type { Bilingual } from '../bilingual.ts';
import { parseTime } from '../conversation/times.ts';

/** Each part has so many digits. */
const DIGITS = { yyyy: 4, MM: 2, dd: 2, HH: 2, mm: 2, ss: 2, SSS: 3 } as const;
export type DatePart = keyof typeof DIGITS | 'Z' | 'unix' | 'unixms';
const PIECES = /yyyy|MM|dd|HH|mm|ss|SSS|[A-Za-z]|[^A-Za-z]+/g;

/** How a moment, or a part of one, is written: `yyyyMMdd-HHmmss`, `unix`. */
export interface DateForm {
  readonly parts: readonly DatePart[];
  /** What is written one after the other: a part, or a text that stands there as it is. */
  readonly pieces: readonly (DatePart | { readonly text: string })[];
}

/** Parts of a moment as they are written. */
export type ToldDate = ReadonlyMap<DatePart, string>;

export type DateFormResult =
  | { readonly ok: true; readonly form: DateForm }
  | { readonly ok: false; readonly message: Bilingual; readonly hint: Bilingual };

const LETTERS: Bilingual = {
  zh: '可用 yyyy MM dd HH mm ss SSS（毫秒）、Z（UTC），或单独写 unix（秒）、unixms（毫秒）',
  en: 'known are yyyy MM dd HH mm ss SSS (milliseconds), Z (UTC), or unix (seconds) or unixms (milliseconds) alone',
};

/** Reads a form; the letter T may stand between day and hour. */
export function parseDateForm(text: string): DateFormResult {
  if (text === 'unix' || text === 'unixms') return { ok: true, form: { parts: [text], pieces: [text] } };
  const pieces: DateForm['pieces'][number][] = [];
  for (const piece of text.match(PIECES) ?? []) {
    if (piece in DIGITS) pieces.push(piece as keyof typeof DIGITS);
    else if (piece === 'Z') pieces.push(piece);
    else if (piece === 'T' || !/^[A-Za-z]$/.test(piece)) pieces.push({ text: piece });
    else {
      return {
        ok: false,
        message: {
          zh: `时间写法 ${text} 里的 ${piece} 不认识`,
          en: `the letter ${piece} in the date form ${text} is not known`,
        },
        hint: LETTERS,
      };
    }
  }
  return { ok: true, form: { parts: pieces.filter((piece) => typeof piece === 'string'), pieces } };
}

/** The parts that a text in this form tells; undefined where it is not in this form. */
export function readDate({ pieces }: DateForm, text: string): ToldDate | undefined {
  const told = new Map<DatePart, string>();
  let at = 0;
  for (const piece of pieces) {
    const written = writtenAt(piece, text.slice(at));
    if (written === undefined) return undefined;
    if (typeof piece === 'string') told.set(piece, written);
    at += written.length;
  }
  return at === text.length ? told : undefined;
}

function writtenAt(piece: DateForm['pieces'][number], rest: string): string | undefined {
  if (typeof piece === 'object') return rest.startsWith(piece.text) ? piece.text : undefined;
  if (piece === 'Z') return rest.startsWith('Z') ? 'Z' : undefined;
  if (piece === 'unix' || piece === 'unixms') return /^\d{9,13}$/.exec(rest)?.[0];
  const digits = rest.slice(0, DIGITS[piece]);
  return digits.length === DIGITS[piece] && /^\d+$/.test(digits) ? digits : undefined;
}

/** What is wrong with the parts of a moment taken together; undefined where they tell a day at least. */
export function problemOfParts(parts: readonly DatePart[]): Bilingual | undefined {
  const twice = parts.find((part, at) => parts.indexOf(part) < at);
  if (twice !== undefined) {
    return { zh: `startedAt 里 ${twice} 写了两次`, en: `${twice} stands twice in startedAt` };
  }
  const has = new Set(parts);
  if (has.has('unix') || has.has('unixms')) {
    return has.size === 1
      ? undefined
      : { zh: 'unix 时间要单独写', en: 'seconds or milliseconds since 1970 stand alone' };
  }
  const needed: readonly DatePart[] = ['yyyy', 'MM', 'dd'];
  const chain: readonly DatePart[] = ['HH', 'mm', 'ss', 'SSS'];
  const last = chain.findLastIndex((part) => has.has(part));
  const missing = [...needed, ...chain.slice(0, Math.max(0, last))].filter((part) => !has.has(part));
  return missing.length === 0
    ? undefined
    : { zh: `startedAt 缺少 ${missing.join('、')}`, en: `startedAt lacks ${missing.join(', ')}` };
}

/** ISO 8601, with `Z` where the parts tell UTC, without an hour where they tell none; undefined for no possible moment. */
export function momentOf(told: ToldDate): string | undefined {
  const iso = isoOf(told);
  return iso !== undefined && parseTime(iso).kind !== 'bad' ? iso : undefined;
}

function isoOf(told: ToldDate): string | undefined {
  const unix = told.get('unix') ?? told.get('unixms');
  if (unix !== undefined) {
    const date = new Date(Number(unix) * (told.has('unix') ? 1000 : 1));
    // Thirteen digits taken for seconds are a year that has no date.
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
  }
  const day = `${told.get('yyyy')}-${told.get('MM')}-${told.get('dd')}`;
  if (!told.has('HH')) return day;
  const milliseconds = told.has('SSS') ? `.${told.get('SSS')}` : '';
  const time = `${told.get('HH')}:${told.get('mm') ?? '00'}:${told.get('ss') ?? '00'}${milliseconds}`;
  return `${day}T${time}${told.get('Z') ?? ''}`;
}
