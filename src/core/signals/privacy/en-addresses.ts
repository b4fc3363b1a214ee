import type { PiiFinding } from './kinds.ts';

/** The words in any case, written out: `(?i:…)` is young in the engine, and "Apt" was once overlooked with it. */
function anyCase(words: string): string {
  return `(?:${words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})`;
}

/** Words that end a street's name in any case, and those that do so only as a capitalised name. */
const STREET = anyCase(
  'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|court|terrace|parkway|pkwy|highway|hwy|crescent',
);
const PLACE =
  '(?:Dr|Ct|Place|Pl|Square|Squares|Sq|Ter|Way|Circle|Cir|Close|Alley|Plaza|Loop|Trail|Row|Mews|Gardens|Grove|Park|Walk|Quay|Hill|Rise|' +
  'Bridge|Springs|Forges|Ridge|View|Crossing|Point|Island|Islands|Meadows|Valley|Streets|Streams|Station|Stravenue|Turnpike|Union)';
const UNIT =
  `(?:${anyCase('apt|apartment|suite|ste|unit|flat|room|rm|floor|fl|bldg|building')}\\.?[ ]*#?[ ]*[A-Za-z]?-?\\d{1,5}[A-Za-z]?|` +
  '#[ ]?\\d{1,5}[A-Za-z]?)';
const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const ORDINAL = '\\d{1,3}(?:st|nd|rd|th)';
const REST =
  `(?:,?\\s{1,3}${UNIT})?` +
  `(?:,?\\s{1,3}${CAPITAL}(?:[ ]${CAPITAL}){0,3}(?=\\s{0,2},|\\s+[A-Z]{2}\\b|\\s+\\d{5}))?` +
  '(?:\\s{0,2},?\\s{1,3}[A-Z]{2}\\b)?(?:,?\\s{1,3}\\d{5}(?:-\\d{4})?\\b)?';
const HOUSE = new RegExp(
  '^\\d{1,6}[A-Za-z]?(?:-\\d{1,5})?,?[ ](?:[NSEW]{1,2}\\.?[ ])?' +
    `(?:(?:(?:${CAPITAL}|[a-z]{2,15}|${ORDINAL})[ ]){1,4}?${STREET}|(?:(?:${CAPITAL}|${ORDINAL})[ ]){1,4}?${PLACE})\\b\\.?${REST}`,
  'u',
);
const LOWER_PLACES =
  /^\d{1,6},? (?:of|the|in|at|on|for|and|or|to|is|was|more|other|people|days?|hours?|minutes?|years?|weeks?|months?|items?|times?|dollars?|percent|points?|miles?|orders?)\b/i;
const MILITARY = /^(?:\s?,)?\s+(?:box\s+\d{1,5}),?\s+(?:[ADF]PO)\s+[A-Z]{2}\s+\d{5}/i;
const REACH = 140;

/** A street address whose number begins at `at` ("221 Baker Street, Apt 4, London"). */
export function readHouse(text: string, at: number): PiiFinding | null {
  const ahead = text.slice(at, at + REACH);
  if (LOWER_PLACES.test(ahead)) return null;
  const found = HOUSE.exec(ahead)?.[0];
  if (found === undefined) return null;
  return { kind: 'address', start: at, end: at + found.length, confidence: 0.85 };
}

const BEFORE_UNIT =
  /(?:^|[^\p{L}])((?:p\.?\s?o\.?\s?box|apt|apartment|suite|ste|unit|psc|flat)\.?[ ]*#?[ ]*)$/iu;
const BEFORE_CODE = /\b((?:zip|postal|post) ?code(?: is|:)? |zip:? )$/i;
const BEFORE_ZIP =
  /(?:^|[^\p{L}])((?:[A-Z]\p{Ll}+(?:[ ]\p{Lu}\p{Ll}+){0,2},\s{1,3})?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s{1,2})$/u;

const CONTINENTAL = new RegExp(
  `(?:^|[^\\p{L}.])((?:\\d{1,6} )?(?:(?:${CAPITAL} ){0,2}\\p{L}{2,20}(?:stra(?:ß|ss)e|str\\.|gatan?|vej|väg(?:en)?|vei(?:en)?|vegen|katu|tie|gade|laan|straat|braut|` +
    `str[aæ](?:e)?ti|gasse|gränd|tér|utca|útja)|(?:[Vv]ia|[Rr]ua|[Rr]ue|[Cc]alle|[Aa]venida|[Uu]lica|[Uu]l\\.|[Pp]iazza)(?: [\\p{L}'’.-]{2,20}){1,4}) )$`,
  'u',
);

/** A number that only what stands before it makes an address: a flat, a post box, a ZIP code after its state. */
export function readPartOfAddress(text: string, at: number, end: number): PiiFinding | null {
  const before = text.slice(Math.max(0, at - 40), at);
  const unit = BEFORE_UNIT.exec(before)?.[1];
  if (unit !== undefined) {
    const tail = MILITARY.exec(text.slice(end, end + 40))?.[0] ?? '';
    return {
      kind: 'address',
      start: at - unit.length,
      end: end + tail.length,
      confidence: tail === '' ? 0.65 : 0.9,
    };
  }
  const street = CONTINENTAL.exec(before)?.[1];
  if (street !== undefined) return { kind: 'address', start: at - street.length, end, confidence: 0.8 };
  const code = BEFORE_CODE.exec(before)?.[1];
  if (code !== undefined) return { kind: 'address', start: at, end, confidence: 0.7 };
  if (end - at !== 5) return null;
  const zip = BEFORE_ZIP.exec(before)?.[1];
  if (zip === undefined) return null;
  const plus = /^-\d{4}\b/.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  return { kind: 'address', start: at - zip.length, end: end + plus, confidence: 0.7 };
}

const ANNOUNCED = new RegExp(
  '^(?:\\s{0,2}(?:is|to|at|in|on|was|now|:|,|-)){0,3}\\s{1,3}' +
    `((?:(?:${CAPITAL}|\\d{1,6}[A-Za-z]?|${UNIT}|(?:and|of|the|str|st|de|da|do|du|la|utca|van|der)\\b)` +
    '(?:,?\\.?[ ]|,|\\s{0,2}\\n\\s?,?\\s?|$|(?=[.?!]))){1,16})',
  'u',
);

/** What follows "my address is" or "ship it to", as far as it looks like an address with a number in it. */
export function readAnnouncedAddress(text: string, at: number): PiiFinding | null {
  const found = ANNOUNCED.exec(text.slice(at, at + REACH));
  if (found === null) return null;
  const body = found[1]!.replace(/[\s,.]+$/, '');
  const start = at + found[0].length - found[1]!.length;
  if (!/\d/.test(body) || !/\p{Lu}\p{L}/u.test(body) || body.length < 6) return null;
  return { kind: 'address', start, end: start + body.length, confidence: 0.85 };
}
