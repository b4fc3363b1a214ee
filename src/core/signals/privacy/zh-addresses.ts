import { toSimplified } from '../../text/script.ts';
import { digitValue, isHan, isLatinLetter, isSpace } from './characters.ts';
import { CharacterSet, simplifiedCode } from './han.ts';
import type { PiiFinding } from './kinds.ts';
import {
  KNOWN_PLACES,
  LONGEST_PLACE,
  NAME_STOPS,
  NOT_PLACES,
  OTHER_WORDS,
  PLACE_SUFFIXES,
  type PlaceLevel,
} from './zh-address-tables.ts';

/** A part of an address: "朝阳区", "文汇路", "12号". */
export interface PlaceElement {
  readonly start: number;
  readonly end: number;
  readonly level: PlaceLevel;
}

/** Last characters of all endings, simplified. */
export function placeSuffixCharacters(): Iterable<string> {
  return new Set([...PLACE_SUFFIXES.keys()].map((suffix) => suffix.at(-1)!));
}

const LONGEST_NAME = 9;
/** Without a known beginning, a name is hardly longer. */
const USUAL_NAME = 4;

/** Endings by their last character, longer ones first. */
const bySuffixEnd = new Map<number, { readonly suffix: string; readonly level: PlaceLevel }[]>();
for (const [suffix, level] of PLACE_SUFFIXES) {
  const end = suffix.charCodeAt(suffix.length - 1);
  const list = [...(bySuffixEnd.get(end) ?? []), { suffix, level }];
  bySuffixEnd.set(
    end,
    list.toSorted((a, b) => b.suffix.length - a.suffix.length),
  );
}

/** The part of an address that ends with the character at `at`; it does not reach back over `floor`. */
export function readPlaceElement(text: string, at: number, floor: number): PlaceElement | null {
  const end = at + 1;
  for (const { suffix, level } of bySuffixEnd.get(simplifiedCode(text, at)) ?? []) {
    const start = end - suffix.length;
    if (start < floor || !endsWith(text, start, suffix)) continue;
    const element =
      level === 'number' ? readNumbered(text, start, end, floor) : readNamed(text, start, end, floor, level);
    if (element !== null) return element;
  }
  return null;
}

function endsWith(text: string, start: number, suffix: string): boolean {
  for (let i = 0; i < suffix.length - 1; i++) {
    if (simplifiedCode(text, start + i) !== suffix.charCodeAt(i)) return false;
  }
  return true;
}

const NOT_AFTER_NUMBER = new Set('楼院线店码称令召机球学选');
const HAN_NUMBER = new Set('一二三四五六七八九十百零〇两甲乙丙丁东西南北');

function readNumbered(text: string, suffix: number, end: number, floor: number): PlaceElement | null {
  if (text[suffix] === '号' && end === suffix + 1 && NOT_AFTER_NUMBER.has(text[end] ?? '')) return null;
  let start = suffix;
  while (start > floor && suffix - start < 8) {
    const code = text.charCodeAt(start - 1);
    const isDigit = digitValue(code) >= 0 || (isLatinLetter(code) && suffix - start < 3);
    if (!isDigit && !HAN_NUMBER.has(text[start - 1]!) && !'-–#之'.includes(text[start - 1]!)) break;
    start--;
  }
  return start === suffix ? null : { start, end, level: 'number' };
}

function readNamed(
  text: string,
  suffix: number,
  end: number,
  floor: number,
  level: PlaceLevel,
): PlaceElement | null {
  let start = suffix;
  while (start > floor && suffix - start < LONGEST_NAME) {
    const code = text.charCodeAt(start - 1);
    if (!isHan(code) || isStop(text, start - 1)) break;
    start--;
  }
  if (isOtherWord(text, suffix, end) || isAllTheWay(text, start, suffix)) return null;
  const known = knownPlaceFrom(text, start, suffix);
  if (known < 0 && suffix - start > USUAL_NAME && start > floor) {
    // Where the name begins cannot be told: the last characters before the ending belong to it.
    if (level === 'weak') return null;
    start = suffix - (level === 'road' || level === 'estate' ? 3 : 2);
  } else if (known >= 0 && !touches(text, start, floor)) start = known;
  return suffix - start < 1 || (suffix - start === 1 && start > floor && level !== 'road')
    ? null
    : { start, end, level };
}

const STOPS = new CharacterSet(NAME_STOPS);

function isStop(text: string, at: number): boolean {
  // "和平路" is a name, "东街和西街" are two.
  return text[at] === '和' ? !'平谐睦顺田静县'.includes(text[at + 1] ?? '-') : STOPS.has(text, at);
}

/** The ending belongs to an ordinary word, with what stands before it or with what comes after. */
function isOtherWord(text: string, suffix: number, end: number): boolean {
  const last = toSimplified(text[end - 1]!);
  if (OTHER_WORDS.get(last)?.includes(text[end] ?? '-') === true) return true;
  const word = toSimplified(text.slice(suffix - 1, end));
  return end - suffix === 1 && (NOT_PLACES.has(word) || KNOWN_PLACES.has(word));
}

/** "一路" is a road only after a name ("中山一路"). */
function isAllTheWay(text: string, start: number, suffix: number): boolean {
  return text[suffix] === '路' && text[suffix - 1] === '一' && suffix - start < 3;
}

/** Something of an address stands directly before, so that nothing has to be cut off. */
function touches(text: string, start: number, floor: number): boolean {
  return start === floor && floor > 0 && isHan(text.charCodeAt(floor - 1));
}

function knownPlaceFrom(text: string, start: number, end: number): number {
  const name = toSimplified(text.slice(start, end));
  for (let at = 0; at < name.length - 1; at++) {
    for (let length = 2; length <= LONGEST_PLACE; length++) {
      if (KNOWN_PLACES.has(name.slice(at, at + length))) return start + at;
    }
  }
  return -1;
}

/** Elements that follow one another make one address; what too little speaks for is dropped. */
export function joinAddress(text: string, elements: readonly PlaceElement[]): PiiFinding[] {
  const found: PiiFinding[] = [];
  let chain: PlaceElement[] = [];
  for (const element of elements) {
    const last = chain.at(-1);
    if (last !== undefined && !isJoint(text, last.end, element.start)) {
      found.push(...judge(text, chain));
      chain = [];
    }
    chain.push(element);
  }
  return chain.length > 0 ? [...found, ...judge(text, chain)] : found;
}

function isJoint(text: string, from: number, to: number): boolean {
  if (to - from > 2) return false;
  for (let at = from; at < to; at++) {
    if (!isSpace(text.charCodeAt(at)) && !',\uff0c、()\uff08\uff09-'.includes(text[at]!)) return false;
  }
  return true;
}

/** A room by its bare number, where a building or a unit was named: "3栋2单元501"; no amount, date, time or telephone. */
const ROOM =
  /^ ?(?:[A-Za-z]?\d{3,4}|[零〇一二三四五六七八九幺]{3,4})(?![\dA-Za-z零〇一二三四五六七八九幺十百千万亿%:：/]|[.-]\d|,\d{3}(?!\d)|[ ,\uff0c]\d{3,4}[ ,\uff0c-]?\d{3,4}(?!\d)| ?[年月日号点时分秒元块毛角多余几个件人户家间层楼栋米平㎡公斤次台套张箱份条位名岁期款路])/;
const WITH_ROOMS = /(?:栋|幢|座|号楼|单元|层|楼)$/;

function roomAfter(text: string, chain: readonly PlaceElement[]): string {
  const [before, last] = [chain.at(-2), chain.at(-1)!];
  if (last.level !== 'number') return '';
  const written = toSimplified(text.slice(before?.start ?? last.start, last.end));
  if (!WITH_ROOMS.test(written) && !/弄[^弄]*号$/.test(written)) return '';
  return ROOM.exec(text.slice(last.end, last.end + 24))?.[0] ?? '';
}

/** A house without its words, right after a place: "翠苑小区12-3-501". */
const TAIL = /^[ -]?[A-Za-z]?\d{1,4}(?:[-#]\d{1,5}){1,3}(?![\d-])[室号户]?/;

function judge(text: string, chain: readonly PlaceElement[]): PiiFinding[] {
  const room = roomAfter(text, chain);
  const confidence = confidenceOf(text, chain, room !== '');
  if (confidence === 0) return [];
  const { start } = chain[0]!;
  const { end } = chain.at(-1)!;
  const complete = chain.at(-1)!.level === 'number';
  const tail = complete ? room : (TAIL.exec(text.slice(end, end + 24))?.[0] ?? '');
  const isSure = !complete && tail !== '';
  return [{ kind: 'address', start, end: end + tail.length, confidence: isSure ? 0.95 : confidence }];
}

const ALONE: Readonly<Record<PlaceLevel, number>> = {
  province: 0,
  city: 0,
  district: 0.6,
  town: 0.55,
  road: 0.65,
  estate: 0.6,
  weak: 0,
  number: 0,
};

function confidenceOf(text: string, chain: readonly PlaceElement[], hasRoom: boolean): number {
  const places = chain.filter(({ level }) => level !== 'number' && level !== 'weak');
  const numbers = chain.filter(({ level }) => level === 'number');
  if (places.length === 0) {
    const weak = chain.length > numbers.length;
    if (numbers.length + Number(hasRoom) >= 2 || (weak && numbers.length === 1))
      return isHouse(text, numbers) ? 0.8 : 0;
    return 0;
  }
  if (numbers.length > 0) return 0.95;
  if (chain.length >= 2) return 0.85;
  const [only] = places;
  return only!.end - only!.start >= 3 ? ALONE[only!.level] : 0;
}

/** Numbers of a house, not a date, a seat or a size: one of them names a building, a unit or a room. */
function isHouse(text: string, numbers: readonly PlaceElement[]): boolean {
  return numbers.some(({ start, end }) => /(?:栋|幢|弄|号楼|号院|单元|室)$/.test(text.slice(start, end)));
}
