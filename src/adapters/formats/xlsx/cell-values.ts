/** How a number format shows a number. */
export type NumberKind = 'number' | 'date' | 'datetime' | 'time';

const DAY_MS = 86_400_000;
/** Serial 0 of the two date systems, as days before 1970; serials below 61 of the first are off by one. */
const EPOCH_1900_DAYS = 25_569;
const EPOCH_1904_DAYS = 24_107;

/** Of the formats that a workbook need not write down (ECMA-376, 18.8.30; 27–36 and 50–58 in Chinese Excel). */
export function builtInKind(id: number): NumberKind {
  if (id === 22) return 'datetime';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return 'number';
}

export function kindOfFormat(code: string): NumberKind {
  // Quoted text, escaped characters, colours and locales are no date parts; `[h]` is one.
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '')
    .toLowerCase();
  const hasTime = /h|s|\[m+\]|am\/pm|上午/.test(bare);
  const hasDate = /y|d/.test(bare) || (/m/.test(bare) && !hasTime);
  if (!/[ymdhs]/.test(bare) || /general|#|\?/.test(bare)) return 'number';
  if (hasDate) return hasTime ? 'datetime' : 'date';
  return hasTime ? 'time' : 'number';
}

/** A serial as a person would write it: `2026-01-05T09:00:00`, `2026-01-05`, `00:01:23`, or the plain number. */
export function showNumber(raw: string, kind: NumberKind, date1904: boolean): string {
  const serial = Number(raw);
  if (kind === 'number' || !Number.isFinite(serial) || serial < 0) return plainNumber(raw);
  const ms = Math.round(serial * DAY_MS);
  if (kind === 'time' && serial < 1) return clock(ms);
  const days = date1904 ? EPOCH_1904_DAYS : EPOCH_1900_DAYS;
  const date = new Date(ms - days * DAY_MS);
  if (Number.isNaN(date.getTime())) return raw;
  const iso = date.toISOString();
  if (ms % DAY_MS === 0 && kind === 'date') return iso.slice(0, 10);
  return iso.slice(0, 19) + (ms % 1000 === 0 ? '' : iso.slice(19, 23));
}

function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = ms / 1000;
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${rest}`;
}

/** Excel stores 1.38E10 and 0.1 with all their binary digits; people see what they typed. */
function plainNumber(raw: string): string {
  const number = Number(raw);
  if (!Number.isFinite(number) || !/[.eE]/.test(raw)) return raw;
  return String(Number(number.toPrecision(15)));
}

/** From here on numbers have more digits than a spreadsheet keeps. */
const LONG_FROM = 1e15;

/** A number that may have lost its last digits. */
export interface LongNumber {
  /** As a spreadsheet shows it: `2.02601E+17`. */
  readonly shown: string;
  /** Excel writes one of 16 or 17 digits with zeros for those that it lost: whole or not, it looks the same. */
  readonly digits: 'lost' | 'doubtful' | 'whole';
}

export function longNumber(raw: string, kind: NumberKind): LongNumber | undefined {
  const number = Number(raw);
  if (kind !== 'number' || !(number >= LONG_FROM)) return undefined;
  const shown = number.toExponential().toUpperCase();
  if (/[eE]/.test(raw)) return { shown, digits: 'lost' };
  return { shown, digits: /^\d{15}0{1,2}$/.test(raw) ? 'doubtful' : 'whole' };
}

/** `_x000D_` stands for a character that XML cannot write. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Column number, from 0, of a reference such as `AB12`; undefined for something else. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Za-z]{1,3})\d*$/.exec(reference)?.[1]?.toUpperCase();
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
