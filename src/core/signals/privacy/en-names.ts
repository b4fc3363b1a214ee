import { FIRST_NAMES, NOT_SURNAMES, SURNAMES, WORDS_TOO } from './en-name-tables.ts';
import type { PiiFinding } from './kinds.ts';

const NAME_WORD = "\\p{L}[\\p{L}\\p{M}'’-]*";
const CAPITAL_WORD = "\\p{Lu}[\\p{L}\\p{M}'’-]+(?!\\p{N})";
const PARTICLE = '(?:van|von|der|den|de|del|della|di|da|dos|la|le|bin|binti|al|el|st\\.?)';
const INITIAL = '\\p{Lu}\\.?';
const CAPITALISED = new RegExp(
  `${CAPITAL_WORD}(?:[ \\t]+(?:${INITIAL}[ \\t]+|${PARTICLE}[ \\t]+){0,3}${CAPITAL_WORD}){0,3}`,
  'uy',
);
const ANY_CASE = new RegExp(`${NAME_WORD}(?:[ \\t]+${NAME_WORD}){0,2}`, 'uy');
const WORD = new RegExp(CAPITAL_WORD, 'uy');
/** "J. Holt", "J Holt"; "I" and "A" begin sentences. */
const WITH_INITIALS = new RegExp(
  `(?:\\p{Lu}\\.[ \\t]*|(?![IA])\\p{Lu}[ \\t]+){1,3}(?:${PARTICLE}[ \\t]+){0,2}${CAPITAL_WORD}`,
  'uy',
);
/** Longer stretches without a space are no names; every expression looks at so much at most. */
const REACH = 80;

function matchAt(expression: RegExp, text: string, at: number): string {
  const ahead = text.slice(at, at + REACH);
  expression.lastIndex = 0;
  return expression.exec(ahead)?.[0] ?? '';
}

function skipGap(text: string, at: number, most: number): number {
  let from = at;
  while (from < at + most && /[\s:.,"'“-]/.test(text[from] ?? 'x')) from++;
  return from;
}

/** The name that "my name is", "Mr" or "Regards," announces right before `at`. */
export function readAnnouncedEnglishName(
  text: string,
  at: number,
  cue: 'name' | 'person' | 'title' | 'field' | 'greeting',
): PiiFinding | null {
  const start = skipGap(text, at, cue === 'field' || cue === 'greeting' ? 4 : 2);
  if (start === at && cue !== 'field') return null;
  const capitalised = trimName(matchAt(CAPITALISED, text, start));
  if (capitalised !== '') {
    const [first = ''] = capitalised.toLowerCase().split(/\s/);
    const known = FIRST_NAMES.has(first) || SURNAMES.has(first);
    if (
      (cue === 'person' || cue === 'greeting') &&
      !known &&
      !endsLikeName(text, start + capitalised.length, cue)
    ) {
      return null;
    }
    return { kind: 'name', start, end: start + capitalised.length, confidence: known ? 0.95 : 0.8 };
  }
  return readInitials(text, start, cue) ?? readLowerCase(text, start, cue);
}

/** Initials and a family name, where a letter ends or somebody is addressed. */
function readInitials(text: string, start: number, cue: string): PiiFinding | null {
  const name = cue === 'person' ? '' : matchAt(WITH_INITIALS, text, start);
  const end = start + name.length;
  if (name === '' || trimName(name) !== name) return null;
  if (cue === 'greeting' && !endsLikeName(text, end, cue)) return null;
  return { kind: 'name', start, end, confidence: 0.8 };
}

/** People write their name in small letters, too; then it must be a known one, or stand where only a name can. */
function readLowerCase(text: string, start: number, cue: string): PiiFinding | null {
  const words = matchAt(ANY_CASE, text, start).split(/\s+/);
  const kept: string[] = [];
  for (const word of words) {
    if (NOT_SURNAMES.has(word.toLowerCase()) || word === '') break;
    kept.push(word);
  }
  const [first = ''] = kept;
  const known =
    FIRST_NAMES.has(first.toLowerCase()) && (cue === 'name' || !WORDS_TOO.has(first.toLowerCase()));
  if (first.length < 2 || (!known && cue !== 'name')) return null;
  const surname =
    kept[1] !== undefined && (cue === 'name' || SURNAMES.has(kept[1].toLowerCase())) ? ` ${kept[1]}` : '';
  const name = `${first}${surname}`;
  if (text.slice(start, start + name.length) !== name) return null;
  return { kind: 'name', start, end: start + name.length, confidence: known ? 0.85 : 0.65 };
}

/** Cuts off what begins with a capital for another reason. */
function trimName(words: string): string {
  const parts = words.split(/([ \t]+)/);
  let length = 0;
  let kept = '';
  for (const part of parts) {
    if (/^[ \t]/.test(part)) {
      length += part.length;
      continue;
    }
    const plain = part.toLowerCase().replace(/['’]s$/, '');
    if (NOT_SURNAMES.has(plain)) break;
    const own = part.replace(/['’]s?$/, '');
    kept = words.slice(0, length + own.length);
    length += part.length;
    if (own.length < part.length) break;
  }
  return kept.replace(/[ \t-]+$/, '');
}

function endsLikeName(text: string, end: number, cue: string): boolean {
  const after = text.slice(end, end + 14);
  if (cue === 'greeting') return /^\s*(?:[,!.\n–-]|$)/.test(after);
  return /^\s*(?:[,.!?\n]|$|from\b|with\b|calling\b|here\b|speaking\b|again\b|and\b|at\b|in\b)/.test(after);
}

function isLetterOfWord(text: string, at: number): boolean {
  return text[at - 1] === ' ' && /\p{Lu}/u.test(text[at] ?? '');
}

const FAMILY_ENDING =
  /.{2}(?:son|sen|ova?|eva?|sk[iy]|ska|vi[cć]|d[oó]ttir|ez|str[oö]m|berg|mann?|wicz|czyk|enko|y?an|poulos|idis|i[nñ]o|elli|etti)$/;
const NOT_FAMILY =
  /(?:lesson|season|reason|person|comparison|prison|plan|loan|human|woman|japan|iran|bean|clean|ocean|(?:ombuds|sales|chair|crafts|trades|work|post|fire|police|handy|fore|milk|lay|gentle|business|spokes|middle|door|camera|fisher|repair|service)man|(?:technic|electric|physic|guard|custod|librar|canad|ind|austral|ital|russ)ian|european|american)$/;

/** An initial in the middle, or an ending that family names have. */
function looksLikeName(words: string): boolean {
  const parts = words.split(/[ \t]+/);
  if (parts.length < 2 || parts.length > 3) return false;
  if (parts.length === 3 && /^\p{Lu}\.?$/u.test(parts[1]!)) return true;
  const last = parts.at(-1)!.toLowerCase();
  return SURNAMES.has(last) || (last.length > 5 && FAMILY_ENDING.test(last) && !NOT_FAMILY.test(last));
}

/** A name in running text whose first word, with a capital, stands at `at`; `end` is where to go on. */
export function readEnglishName(text: string, at: number): { found: PiiFinding | null; end: number } {
  const word = matchAt(WORD, text, at);
  // Chinese goes on after a letter: "A座" is a part of an address.
  if (word === '' || /[一-龥]/.test(word)) return { found: null, end: at + 1 };
  const end = at + word.length;
  const plain = word.toLowerCase().replace(/['’]s$/, '');
  const isFirstName = FIRST_NAMES.has(plain);
  if (!isFirstName && (NOT_SURNAMES.has(plain) || !isLetterOfWord(text, end + 1)))
    return { found: null, end };
  const whole = trimName(matchAt(CAPITALISED, text, at));
  if (whole === '' || (!isFirstName && !looksLikeName(whole))) return { found: null, end };
  const alone = !/[ \t]/.test(whole);
  if (alone && WORDS_TOO.has(plain)) return { found: null, end };
  const surname = whole
    .split(/[ \t]+/)
    .at(-1)!
    .toLowerCase();
  const confidence = alone ? 0.6 : !isFirstName ? 0.65 : SURNAMES.has(surname) ? 0.9 : 0.75;
  return { found: { kind: 'name', start: at, end: at + whole.length, confidence }, end: at + whole.length };
}

/** A whole reply that is nothing but a name, given where a name was asked for. */
export function readRepliedEnglishName(text: string): PiiFinding | null {
  const reply =
    /^(\s*(?:(?:sure|yes|ok|okay|hi|hello)[,.! ]+)?(?:it['’]?s |i['’]?m |i am |this is |name:? )?)([^\d]{2,40}?)[\s.!,]*$/iu.exec(
      text.slice(0, REACH),
    );
  if (reply === null || text.length > REACH) return null;
  const name = reply[2]!;
  const words = name.split(/\s+/);
  const fits = words.length <= 3 && words.every((word) => /^\p{L}[\p{L}\p{M}'’.-]*$/u.test(word));
  if (!fits || words.some((word) => NOT_SURNAMES.has(word.toLowerCase()) || /[一-龥]/.test(word)))
    return null;
  const start = reply[1]!.length;
  return { kind: 'name', start, end: start + name.length, confidence: 0.75 };
}
