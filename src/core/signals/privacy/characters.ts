/** What a unit of text may be the beginning of; several may hold. */
export const CLASS = {
  arabicDigit: 1,
  hanDigit: 2,
  surname: 4,
  placeSuffix: 8,
  at: 16,
  capital: 32,
  plateProvince: 64,
  colon: 128,
  dot: 256,
} as const;

const HAN_DIGITS: readonly (readonly [string, number])[] = [
  ['零〇', 0],
  ['一幺', 1],
  ['二两兩', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
];

const digitValues = new Int8Array(0x10000).fill(-1);
for (let digit = 0; digit < 10; digit++) {
  digitValues[0x30 + digit] = digit;
  digitValues[0xff10 + digit] = digit;
}
for (const [chars, value] of HAN_DIGITS) {
  for (const char of chars) digitValues[char.charCodeAt(0)] = value;
}

/** 0–9 for ASCII, full-width and spoken Chinese digits; -1 for anything else, also past the end. */
export function digitValue(code: number): number {
  return digitValues[code] ?? -1;
}

export function isHanDigit(code: number): boolean {
  return code > 0x3000 && code < 0xff00 && digitValue(code) >= 0;
}

/** A Latin letter of ASCII or its full-width form, folded to lower case; '' otherwise. */
export function latinLetter(code: number): string {
  const half = code >= 0xff21 && code <= 0xff5a ? code - 0xfee0 : code;
  const lower = half >= 0x41 && half <= 0x5a ? half + 32 : half;
  return lower >= 0x61 && lower <= 0x7a ? String.fromCharCode(lower) : '';
}

export function isLatinLetter(code: number): boolean {
  return latinLetter(code) !== '';
}

export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Zero-width characters that people's devices put between digits. */
export function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff || code === 0x00ad;
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000;
}
