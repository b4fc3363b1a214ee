import { toSimplified } from '../../text/script.ts';
import type { NumberContext } from './candidate.ts';
import { CLASS, digitValue, isHan, isLatinLetter } from './characters.ts';
import { readAddressV6, readCode, readEmail, readPlate, readUrlCredentials } from './codes.ts';
import { groupEnd, isMaskedAway, readDigitRun } from './digit-run.ts';
import { readHouse, readPartOfAddress } from './en-addresses.ts';
import { readEnglishName } from './en-names.ts';
import type { PiiFinding } from './kinds.ts';
import { readNumber } from './numbers.ts';
import { joinAddress, type PlaceElement, placeSuffixCharacters, readPlaceElement } from './zh-addresses.ts';
import { readDottedName, readName, surnameCharacters } from './zh-names.ts';

const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领';
const classes = buildClasses();

/**
 * One pass over the text: each unit is looked up once, and only where it may begin something is more
 * read, never more than a fixed stretch around it. Findings may overlap; `settle` chooses.
 */
export function scanText(text: string, context: NumberContext, found: (finding: PiiFinding) => void): void {
  const places: PlaceElement[] = [];
  let placeEnd = 0;
  const keep = (finding: PiiFinding | null): number => {
    if (finding === null) return -1;
    found(finding);
    return finding.end;
  };
  for (let at = 0; at < text.length; at++) {
    const kinds = classes[text.charCodeAt(at)]!;
    if (kinds === 0) continue;
    if ((kinds & (CLASS.arabicDigit | CLASS.hanDigit)) !== 0) {
      at = readDigits(text, at, context, keep) - 1;
      continue;
    }
    if ((kinds & CLASS.placeSuffix) !== 0) {
      const element = readPlaceElement(text, at, placeEnd);
      if (element !== null) {
        places.push(element);
        placeEnd = element.end;
      }
    }
    if ((kinds & CLASS.surname) !== 0) keep(readName(text, at));
    if ((kinds & CLASS.plateProvince) !== 0 && isLatinLetter(text.charCodeAt(at + 1))) {
      const end = keep(readPlate(text, at));
      if (end > 0) at = end - 1;
    } else if ((kinds & CLASS.capital) !== 0) {
      if (at > 0 && !isWordStart(text, at)) continue;
      const { found: name, end } = readEnglishName(text, at);
      keep(name);
      // The last unit is looked at again: a digit or a colon may follow it directly.
      at = Math.max(at, end - 1);
    } else if ((kinds & CLASS.at) !== 0) keep(readEmail(text, at));
    else if ((kinds & CLASS.colon) !== 0) {
      if (keep(readUrlCredentials(text, at)) < 0) at = Math.max(at, keep(readAddressV6(text, at)) - 1);
    } else if ((kinds & CLASS.dot) !== 0) keep(readDottedName(text, at));
  }
  if (places.length > 0) for (const address of joinAddress(text, places)) found(address);
}

/** Reads what begins with the digit at `at`; returns where to go on. */
function readDigits(
  text: string,
  at: number,
  context: NumberContext,
  keep: (finding: PiiFinding | null) => number,
): number {
  const end = groupEnd(text, at);
  if (isMaskedAway(text, at, end)) return end;
  const isArabic = (classes[text.charCodeAt(at)]! & CLASS.arabicDigit) !== 0;
  if (isArabic) {
    if (at > 0 && end - at >= 2 && isLatinLetter(text.charCodeAt(at - 1))) {
      const codeEnd = keep(readCode(text, at, context.question));
      if (codeEnd > 0) return codeEnd;
    }
    if (end - at <= 6) {
      const houseEnd = text[end] === ' ' && isLetterAhead(text, end + 1) ? keep(readHouse(text, at)) : -1;
      if (houseEnd > 0) return houseEnd;
      if (at > 3 && end - at <= 5 && text.charCodeAt(at - 1) <= 0x23) keep(readPartOfAddress(text, at, end));
    }
  }
  const run = readDigitRun(text, at, end);
  if (run === null) return end;
  const number = readNumber(text, run, context);
  keep(number.found);
  return Math.max(end, number.end);
}

function isLetterAhead(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLatinLetter(code) || (code >= 0xc0 && code < 0x250) || (digitValue(code) >= 0 && code < 0x3000);
}

function isWordStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return !isLatinLetter(before) && !(before >= 0xc0 && before < 0x250) && digitValue(before) < 0;
}

function buildClasses(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const simplified = new Map<string, number>();
  const add = (chars: Iterable<string>, kind: number) => {
    for (const char of chars) simplified.set(char, (simplified.get(char) ?? 0) | kind);
  };
  add(surnameCharacters(), CLASS.surname);
  add(placeSuffixCharacters(), CLASS.placeSuffix);
  add(PLATE_PROVINCES, CLASS.plateProvince);
  for (let code = 0; code < 0x10000; code++) {
    if (isHan(code)) table[code]! |= simplified.get(toSimplified(String.fromCharCode(code))) ?? 0;
    if (digitValue(code) >= 0)
      table[code]! |= code > 0x3000 && code < 0xff00 ? CLASS.hanDigit : CLASS.arabicDigit;
    if (isCapital(code)) table[code]! |= CLASS.capital;
  }
  for (const at of '@\uff20') table[at.charCodeAt(0)]! |= CLASS.at;
  table[0x3a]! |= CLASS.colon;
  for (const dot of '·•') table[dot.charCodeAt(0)]! |= CLASS.dot;
  return table;
}

function isCapital(code: number): boolean {
  if (code >= 0x41 && code <= 0x5a) return true;
  if (code < 0xc0 || code > 0x52f) return false;
  const char = String.fromCharCode(code);
  return char !== char.toLowerCase() && char === char.toUpperCase();
}

/** Of findings that overlap, the longer stays, then the surer; ordered by place. */
export function settle(findings: readonly PiiFinding[]): PiiFinding[] {
  if (findings.length < 2) return [...findings];
  const ordered = findings.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: PiiFinding[] = [];
  for (const finding of ordered) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (isBetter(finding, last)) kept[kept.length - 1] = finding;
  }
  return kept;
}

function isBetter(a: PiiFinding, b: PiiFinding): boolean {
  const longer = a.end - a.start - (b.end - b.start);
  return longer !== 0 ? longer > 0 : a.confidence > b.confidence;
}
