import { announcedAs } from './announced.ts';
import { digitValue, isLatinLetter, isSpace, latinLetter } from './characters.ts';
import { ibanLength, passesIbanCheck } from './checks.ts';
import type { PiiFinding } from './kinds.ts';
import type { Question } from './question.ts';

/** Reads a code of letters and digits whose first digit stands at `at`, directly after a letter. */
export function readCode(text: string, at: number, question?: Question): PiiFinding | null {
  let start = at;
  while (start > 0 && at - start < 3 && isLatinLetter(text.charCodeAt(start - 1))) start--;
  // Three letters or more are a word, not the beginning of a document's number.
  if (at - start > 2 || (start > 0 && isCodeUnit(text.charCodeAt(start - 1)))) return null;
  return readIban(text, start) ?? readDocument(text, start, at, question);
}

function isCodeUnit(code: number): boolean {
  return isLatinLetter(code) || (digitValue(code) >= 0 && code < 0x3000) || code === 0x5f;
}

/** The letter or digit in capitals; '' for anything else. */
function codeUnit(code: number): string {
  const digit = code < 0x3000 || code > 0xff00 ? digitValue(code) : -1;
  return digit >= 0 ? String(digit) : latinLetter(code).toUpperCase();
}

function readIban(text: string, start: number): PiiFinding | null {
  const country = codeUnit(text.charCodeAt(start)) + codeUnit(text.charCodeAt(start + 1));
  const length = ibanLength(country);
  if (length === undefined) return null;
  let iban = '';
  let end = start;
  while (iban.length < length && end < text.length) {
    const code = text.charCodeAt(end);
    const unit = codeUnit(code);
    if (unit === '' && !(isSpace(code) && iban.length % 4 === 0)) return null;
    iban += unit;
    end++;
  }
  if (iban.length < length || isCodeUnit(text.charCodeAt(end)) || !passesIbanCheck(iban)) return null;
  return { kind: 'iban', start, end, confidence: 0.99 };
}

const CHINESE_PASSPORT = /^(?:[EGDSPH]\d{8}|E[A-HJ-NP-Z]\d{7})$/;
const ANY_PASSPORT = /^[A-Z]{1,2}\d{6,10}$/;
const LICENCE = /^[A-Z]{1,2}\d{4,14}$/;

function readDocument(
  text: string,
  start: number,
  at: number,
  question: Question | undefined,
): PiiFinding | null {
  let end = at;
  let code = text.slice(start, at).toUpperCase();
  while (end < text.length && end - at <= 15 && isCodeUnit(text.charCodeAt(end))) {
    code += codeUnit(text.charCodeAt(end));
    end++;
  }
  if (!LICENCE.test(code)) return null;
  const announced =
    announcedAs(text, start) ??
    (['passport', 'licence', 'order'] as const).find(
      (kind) => question?.announces(kind, text, start) === true,
    );
  if (announced === 'passport' && ANY_PASSPORT.test(code))
    return { kind: 'passport', start, end, confidence: 0.97 };
  if (announced === 'licence') return { kind: 'driver_license', start, end, confidence: 0.95 };
  if (!CHINESE_PASSPORT.test(code) || announced === 'order') return null;
  return { kind: 'passport', start, end, confidence: 0.6 };
}

const PLATE_LENGTHS = { petrol: 5, electric: 6 };

/**
 * A mainland number plate whose province stands at `at`: city letter, then five letters and digits, or
 * six for new energy with D or F at one end (GA 36-2018); I and O are not used.
 */
export function readPlate(text: string, at: number): PiiFinding | null {
  if (latinLetter(text.charCodeAt(at + 1)) === '') return null;
  let end = at + 2;
  while (end < at + 4 && (isSpace(text.charCodeAt(end)) || '·.•-'.includes(text[end] ?? ' '))) end++;
  let plate = '';
  while (plate.length <= PLATE_LENGTHS.electric && isCodeUnit(text.charCodeAt(end))) {
    plate += codeUnit(text.charCodeAt(end));
    end++;
  }
  if (plate.length === PLATE_LENGTHS.petrol - 1 && '挂学警港澳'.includes(text[end] ?? ' ')) {
    plate += text[end];
    end++;
  }
  const isElectric =
    plate.length === PLATE_LENGTHS.electric && /^(?:[A-HJK][A-Z0-9]\d{4}|\d{5}[A-HJK])$/.test(plate);
  if (!isElectric && plate.length !== PLATE_LENGTHS.petrol) return null;
  if (/[IO]/.test(plate) || !/\d/.test(plate)) return null;
  return { kind: 'plate', start: at, end, confidence: 0.97 };
}

const LOCAL_PART = 64;
const DOMAIN = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![a-z0-9-])/i;

/** An e-mail address around the `@` at `at`. */
export function readEmail(text: string, at: number): PiiFinding | null {
  let start = at;
  while (start > 0 && at - start < LOCAL_PART && isLocalUnit(text.charCodeAt(start - 1))) start--;
  while (start < at && '.-'.includes(text[start]!)) start++;
  if (start === at || text[at - 1] === '.') return null;
  const domain = DOMAIN.exec(text.slice(at + 1, at + 256))?.[0];
  if (domain === undefined) return null;
  return { kind: 'email', start, end: at + 1 + domain.length, confidence: 0.98 };
}

function isLocalUnit(code: number): boolean {
  return (
    (code < 0x80 && isCodeUnit(code)) || code === 0x2e || code === 0x2d || code === 0x2b || code === 0x25
  );
}

/** User name and password in an address of the web: `at` is the colon of `://`. */
export function readUrlCredentials(text: string, at: number): PiiFinding | null {
  if (text[at + 1] !== '/' || text[at + 2] !== '/') return null;
  const found = /^[^\s/?#@:一-龥]{1,100}:[^\s/?#@一-龥]{1,100}@[a-z0-9.-]{1,200}/i.exec(
    text.slice(at + 3, at + 410),
  );
  if (found === null) return null;
  return { kind: 'url_credentials', start: at + 3, end: at + 3 + found[0].length, confidence: 0.97 };
}

const HEXTET = '[0-9a-f]{1,4}';
const FULL_ADDRESS = new RegExp(`^(?:${HEXTET}:){7}${HEXTET}$`, 'i');
const SHORT_ADDRESS = new RegExp(
  `^(?:${HEXTET}(?::${HEXTET}){0,6})?::(?:${HEXTET}(?::${HEXTET}){0,6})?$`,
  'i',
);

/** An IPv6 address (RFC 4291) in which the colon at `at` is the first. */
export function readAddressV6(text: string, at: number): PiiFinding | null {
  let start = at;
  while (start > 0 && at - start < 4 && isHex(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - start < 45 && (text[end] === ':' || isHex(text.charCodeAt(end)))) end++;
  if (text[end - 1] === ':' && text[end - 2] !== ':') end--;
  const address = text.slice(start, end);
  const beside = isCodeUnit(text.charCodeAt(start - 1)) || isCodeUnit(text.charCodeAt(end));
  if (beside || address.length < 6) return null;
  const groups = address.split(':').filter((group) => group !== '').length;
  if (!FULL_ADDRESS.test(address) && !(SHORT_ADDRESS.test(address) && groups >= 3 && groups < 8)) return null;
  return { kind: 'ip', start, end, confidence: 0.95 };
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}
