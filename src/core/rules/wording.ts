import type { Bilingual } from '../bilingual.ts';
import type { Role } from '../conversation/schema.ts';
import type { Bounds, Distance } from './model.ts';

const ROLE_NAMES: Readonly<Record<Role, Bilingual>> = {
  customer: { zh: '客户', en: 'the customer' },
  agent: { zh: '客服', en: 'the agent' },
  bot: { zh: '机器人', en: 'the bot' },
  system: { zh: '系统', en: 'the system' },
};
const MOST_WORDS = 6;
const ORDINALS_ZH = ['第一', '第二', '第三', '第四', '第五', '第六', '第七', '第八', '第九', '第十'];
const ORDINALS_EN = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  zero: 'th',
  many: 'th',
};

export function namesOf(roles: readonly Role[]): Bilingual {
  return either(roles.map((role) => ROLE_NAMES[role]));
}

export function join(parts: readonly Bilingual[], zh: string, en: string): Bilingual {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

/** `a, b or c`. */
export function either(parts: readonly Bilingual[]): Bilingual {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? { zh: '', en: '' };
  const before = join(parts.slice(0, -1), '、', ', ');
  return { zh: `${before.zh}或${last.zh}`, en: `${before.en} or ${last.en}` };
}

/** Words of which one is enough. */
export function anyOf(words: readonly string[]): Bilingual {
  if (words.length <= MOST_WORDS) return either(words.map(quoted));
  const shown = join(words.slice(0, MOST_WORDS).map(quoted), '、', ', ');
  return {
    zh: `${shown.zh}等 ${words.length} 个说法之一`,
    en: `${shown.en} or one of ${words.length - MOST_WORDS} more`,
  };
}

/** Words of which each counts. */
export function listOf(words: readonly string[]): Bilingual {
  const shown = join(words.slice(0, MOST_WORDS).map(quoted), '、', ', ');
  const rest = words.length - MOST_WORDS;
  if (rest <= 0) return shown;
  return { zh: `${shown.zh}等 ${words.length} 个说法`, en: `${shown.en} and ${rest} more` };
}

function quoted(word: string): Bilingual {
  return { zh: `“${word}”`, en: `"${word}"` };
}

/** Quotes inside quotes are single ones. */
export function quotedZh(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** `第二句`, `倒数第二句`, `最后一句`; `second turn`, `second turn from the end`, `last turn`. */
export function rank(n: number, unit: Bilingual): Bilingual {
  if (n === -1) return { zh: `最后一${unit.zh}`, en: `last ${unit.en}` };
  const size = Math.abs(n);
  const zh = `${ORDINALS_ZH[size - 1] ?? `第 ${size} `}${unit.zh}`;
  const en = `${ORDINALS_EN[size - 1] ?? `${size}${ENDINGS[ORDINAL.select(size)]}`} ${unit.en}`;
  return n > 0 ? { zh, en } : { zh: `倒数${zh}`, en: `${en} from the end` };
}

/** `3 turns`, `1 turn`. */
export function counted(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}

/** `once`, `3 times`. */
export function timesEn(n: number): string {
  return n === 1 ? 'once' : `${n} times`;
}

export function seconds(ms: number): Bilingual {
  return { zh: `${ms / 1000} 秒`, en: counted(ms / 1000, 'second') };
}

export function explainDistance(distance: Distance): Bilingual {
  if ('turns' in distance) return { zh: `${distance.turns} 句`, en: counted(distance.turns, 'turn') };
  return seconds(distance.ms);
}

export function inSeconds({ over, under }: Bounds): Bounds {
  return {
    ...(over === undefined ? {} : { over: over / 1000 }),
    ...(under === undefined ? {} : { under: under / 1000 }),
  };
}

export function explainBounds({ over, under }: Bounds, unit: Bilingual): Bilingual {
  const parts = [
    ...(over === undefined ? [] : [{ zh: `超过 ${over} ${unit.zh}`, en: `more than ${over}${unit.en}` }]),
    ...(under === undefined ? [] : [{ zh: `不到 ${under} ${unit.zh}`, en: `less than ${under}${unit.en}` }]),
  ];
  return join(
    parts.map(({ zh, en }) => ({ zh: zh.trimEnd(), en })),
    '、',
    ' and ',
  );
}
