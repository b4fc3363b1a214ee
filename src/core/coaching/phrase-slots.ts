import type { Bilingual } from '../bilingual.ts';
import type { Language } from '../conversation/schema.ts';
import { isPiiKind, PII_KINDS } from '../signals/privacy/kinds.ts';

/** A stretch of a text, UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What may never be quoted: personal data by its kind, and names that are known. */
export interface HiddenStretch extends Stretch {
  readonly kind: string;
}

/** A sentence with slots in the place of whatever belongs to one case alone. */
export interface SlottedSentence extends Stretch {
  readonly text: string;
}

const SLOTS = {
  name: { zh: '姓名', en: 'name' },
  days: { zh: '天数', en: 'days' },
  time: { zh: '时间', en: 'time' },
  date: { zh: '日期', en: 'date' },
  amount: { zh: '金额', en: 'amount' },
  number: { zh: '号码', en: 'number' },
  figure: { zh: '数字', en: 'figure' },
  /** Where colleagues say different things in the same wording. */
  detail: { zh: '内容', en: 'detail' },
  hidden: { zh: '隐私', en: 'private' },
} as const satisfies Record<string, Bilingual>;

export function slot(name: keyof typeof SLOTS, language: Language): string {
  return `{${SLOTS[name][language]}}`;
}

const HAN_NUMBER = '[零一二两三四五六七八九十百千半几]{1,8}';
const NUMBER = '\\p{Nd}+(?:[.,，．]\\p{Nd}+)*';
const MONTHS =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** The first that is found at a place counts. Chinese numerals only before a unit: 一 is also "one bit", "surely". */
const FIGURES: readonly { readonly name: keyof typeof SLOTS; readonly pattern: string }[] = [
  {
    name: 'date',
    pattern: `\\p{Nd}{4}\\s*年\\s*\\p{Nd}{1,2}\\s*月(?:\\s*\\p{Nd}{1,2}\\s*[日号])?|\\p{Nd}{1,2}\\s*月\\s*\\p{Nd}{1,2}\\s*[日号]|\\p{Nd}{4}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}|\\p{Nd}{1,2}/\\p{Nd}{1,2}(?:/\\p{Nd}{2,4})?|\\b${MONTHS}\\.?\\s+\\p{Nd}{1,2}(?:st|nd|rd|th)?\\b|\\b\\p{Nd}{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTHS}\\b`,
  },
  {
    name: 'amount',
    pattern: `[¥￥$€£]\\s*${NUMBER}|(?:${NUMBER}|${HAN_NUMBER})\\s*(?:元|块钱?|圆)|${NUMBER}\\s*(?:yuan|rmb|dollars?|usd|euros?|pounds?)\\b`,
  },
  {
    name: 'days',
    pattern: `(?:${NUMBER}|${HAN_NUMBER})(?:\\s*[-~～至到]\\s*(?:${NUMBER}|${HAN_NUMBER}))?\\s*(?:个?工作日|天|个月|个星期|周|日内)|(?:${NUMBER}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|a few))(?:\\s*(?:-|to)\\s*(?:${NUMBER}|two|three|five|seven|ten))?[\\s-]*(?:(?:working|business)\\s+)?(?:days?|weeks?|months?)\\b`,
  },
  {
    name: 'time',
    pattern: `\\p{Nd}{1,2}[:：]\\p{Nd}{2}(?:\\s*[ap]\\.?m\\.?)?|(?:${NUMBER}|${HAN_NUMBER})(?:\\s*[-~～至到]\\s*(?:${NUMBER}|${HAN_NUMBER}))?\\s*(?:个?小时|分钟|秒钟?|点(?:半|钟)?)|(?:${NUMBER}|\\b(?:one|two|three|four|five|six|ten))(?:\\s*(?:-|to)\\s*${NUMBER})?[\\s-]*(?:hours?|minutes?|mins?|seconds?|[ap]\\.?m\\.?)(?![a-z])`,
  },
  { name: 'number', pattern: '[A-Za-z]+[-_#]?\\p{Nd}[A-Za-z\\p{Nd}_-]*|#?\\p{Nd}[A-Za-z\\p{Nd}_-]{4,}' },
  { name: 'figure', pattern: `${NUMBER}\\s*%?` },
];
const FIGURE = new RegExp(FIGURES.map(({ name, pattern }) => `(?<${name}>${pattern})`).join('|'), 'giu');
/** A sentence with its mark; a dot ends one only before a space or the end. */
const SENTENCE = /[^。！？!?；;\n.]+(?:\.(?=\S)[^。！？!?；;\n.]*)*(?:[。！？!?；;]+|\.(?=\s|$))?/gu;
/** Runs of what somebody hid before, and braces, which mean slots here. */
const STARS = /[*＊]+/gu;

/** The sentences of a text, each with slots for what is hidden and for all figures; those of no letters are left out. */
export function slottedSentences(
  text: string,
  hidden: readonly HiddenStretch[],
  language: Language,
): SlottedSentence[] {
  const veiled = veil(text, hidden);
  return [...veiled.text.matchAll(SENTENCE)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const slots = veiled.slots.filter((one) => one.start >= start && one.start < end);
    const written = fill(match[0], start, slots, language).trim();
    return /\p{L}/u.test(written.replaceAll(/\{[^}]*\}/g, '')) ? [{ text: written, start, end }] : [];
  });
}

interface Slot extends Stretch {
  readonly kind: string;
}

/** The same length, with what is hidden behind a sign that ends no sentence. */
function veil(
  text: string,
  hidden: readonly HiddenStretch[],
): { readonly text: string; readonly slots: readonly Slot[] } {
  const slots: Slot[] = [];
  for (const one of [...hidden].toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(0, one.start, slots.at(-1)?.end ?? 0);
    const end = Math.min(text.length, one.end);
    if (end > start) slots.push({ ...one, start, end });
  }
  let veiled = '';
  let at = 0;
  for (const { start, end } of slots) {
    veiled += text.slice(at, start) + VEIL.repeat(end - start);
    at = end;
  }
  return { text: veiled + text.slice(at), slots };
}

const VEIL = '\u0001';

function fill(sentence: string, offset: number, slots: readonly Slot[], language: Language): string {
  let written = '';
  let at = 0;
  for (const { start, end, kind } of slots) {
    written += open(sentence.slice(at, start - offset), language);
    written += isPiiKind(kind) ? `{${PII_KINDS[kind][language]}}` : slot('name', language);
    at = Math.min(sentence.length, end - offset);
  }
  written += open(sentence.slice(at), language);
  return written;
}

function open(text: string, language: Language): string {
  return text
    .replaceAll(VEIL, '')
    .replaceAll(/[{}]/g, '')
    .split(STARS)
    .map((part) =>
      part.replaceAll(FIGURE, (...match) => {
        const groups = match.at(-1) as Record<keyof typeof SLOTS, string | undefined>;
        const found = FIGURES.find(({ name }) => groups[name] !== undefined);
        return slot(found?.name ?? 'figure', language);
      }),
    )
    .join(slot('hidden', language));
}

/** Letters alone would be found everywhere, and so would short words of a name. */
const SHORTEST_NAME = 2;
const SHORTEST_WORD = 3;

/**
 * Where names stand in a text; of a name of several words also where one of them stands alone. What is written in letters
 * is found as a whole word only: Ann is none of annual.
 */
export function namesIn(text: string, names: readonly string[]): HiddenStretch[] {
  return names.flatMap((name) => {
    const whole = name.trim();
    const words = whole.split(/\s+/);
    const alone = words.length < 2 ? [] : words.filter((word) => [...word].length >= SHORTEST_WORD);
    return [whole, ...alone].flatMap((known) => placesOf(text, known));
  });
}

function placesOf(text: string, known: string): HiddenStretch[] {
  if ([...known].length < SHORTEST_NAME) return [];
  const found: HiddenStretch[] = [];
  for (let at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + 1)) {
    const end = at + known.length;
    const isInWord = areOneWord(text[at - 1], known[0]) || areOneWord(known[known.length - 1], text[end]);
    if (!isInWord) found.push({ start: at, end, kind: 'name' });
  }
  return found;
}

function areOneWord(before: string | undefined, after: string | undefined): boolean {
  return [before, after].every(
    (letter) => letter !== undefined && /[\p{L}\p{M}]/u.test(letter) && !/\p{Script=Han}/u.test(letter),
  );
}
