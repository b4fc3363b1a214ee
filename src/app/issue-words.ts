import type { z } from 'zod';
import type { Bilingual } from '#core/bilingual.ts';
import { closestWord } from '#core/yaml/did-you-mean.ts';

type Issue = z.core.$ZodRawIssue;

const SHOWN = 40;
/** Longer lists are not read. */
const LISTED = 24;

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  tuple: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  null: { zh: ' null', en: 'null' },
};

const FORMS: Readonly<Record<string, Bilingual>> = {
  datetime: {
    zh: '要写成带时区的日期和时间，例如 2026-01-05T09:00:00+08:00',
    en: 'takes a date and time with its zone, such as 2026-01-05T09:00:00+08:00',
  },
  date: { zh: '要写成日期，例如 2026-01-05', en: 'takes a date, such as 2026-01-05' },
  email: {
    zh: '要写成邮箱地址，例如 name@example.com',
    en: 'takes an e-mail address, such as name@example.com',
  },
  url: {
    zh: '要写成完整的网址，例如 https://example.com',
    en: 'takes a whole URL, such as https://example.com',
  },
};

/** What is wrong with a part of a request and what would be right, as one says it after the name of that part. */
export function issueWords(issue: Issue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(typeOf(issue), issue.input);
    case 'invalid_value':
      return noneOf(issue.values, issue.input);
    case 'too_big':
      return outside(issue, issue.maximum, issue.inclusive !== false, 'most');
    case 'too_small':
      return outside(issue, issue.minimum, issue.inclusive !== false, 'least');
    case 'invalid_format':
      return FORMS[issue.format] ?? wrongForm(issue.pattern, issue.input);
    case 'not_multiple_of':
      return { zh: `要是 ${issue.divisor} 的倍数`, en: `takes a multiple of ${issue.divisor}` };
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, namesIn(issue.inst));
    case 'invalid_union':
      return issue.errors.length === 0
        ? noneOf(optionsOf(issue), valueUnder(issue.input, issue.discriminator))
        : anyOf(issue.errors.map(([first]) => first));
    case 'invalid_key':
    case 'invalid_element':
      return anyOf(issue.issues.slice(0, 1));
    default:
      return { zh: '这样写不对', en: 'is not right' };
  }
}

function typeOf({ expected, inst }: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): Bilingual {
  const isWhole =
    (inst as { _zod?: { def?: { format?: string } } } | undefined)?._zod?.def?.format === 'safeint';
  return TYPES[isWhole ? 'int' : expected] ?? { zh: expected, en: expected };
}

function wrongType(wanted: Bilingual, given: unknown): Bilingual {
  if (given === undefined)
    return { zh: `缺少这一项，要填${wanted.zh}`, en: `is missing; it takes ${wanted.en}` };
  const shown = shownAs(given);
  if (shown === undefined) return { zh: `要填${wanted.zh}`, en: `takes ${wanted.en}` };
  return { zh: `要填${wanted.zh}，给出的是${shown.zh}`, en: `takes ${wanted.en}, not ${shown.en}` };
}

/** Undefined where it says nothing to show it, as for what was no number. */
function shownAs(given: unknown): Bilingual | undefined {
  if (Array.isArray(given)) return TYPES['array'];
  if (typeof given === 'number' && !Number.isFinite(given)) return undefined;
  if (typeof given === 'object' && given !== null) return TYPES['object'];
  const said = typeof given === 'string' ? given : String(given);
  const cut = said.length > SHOWN ? `${said.slice(0, SHOWN).toWellFormed()}…` : said;
  return typeof given === 'string' ? { zh: `“${cut}”`, en: `“${cut}”` } : { zh: ` ${cut}`, en: cut };
}

function noneOf(values: readonly unknown[], given: unknown): Bilingual {
  const known = values.map(String);
  const near = typeof given === 'string' ? closestWord(given, known) : undefined;
  const shown = given === undefined ? undefined : shownAs(given);
  const listed = known.slice(0, LISTED);
  const more = listed.length < known.length ? ' …' : '';
  return {
    zh: `${given === undefined ? '缺少这一项，' : ''}只能是 ${listed.join('、')}${more}${shown === undefined ? '' : `，给出的是${shown.zh}`}${near === undefined ? '' : `（是不是想写 ${near}？）`}`,
    en: `${given === undefined ? 'is missing; it ' : ''}takes ${listed.length > 1 ? 'one of ' : ''}${listed.join(', ')}${more}${shown === undefined ? '' : `, not ${shown.en}`}${near === undefined ? '' : ` (did you mean ${near}?)`}`,
  };
}

function outside(
  { origin, input }: { readonly origin: string; readonly input?: unknown },
  bound: number | bigint,
  isInclusive: boolean,
  end: 'most' | 'least',
): Bilingual {
  const size = typeof input === 'string' || Array.isArray(input) ? input.length : undefined;
  const [zh, en] = end === 'most' ? ['最多', 'at most'] : ['至少', 'at least'];
  const given = size === undefined || size === 0 ? ['', ''] : [`，给出的有 ${size}`, `, not ${size}`];
  if (origin === 'string') {
    if (size === 0) return { zh: '不能为空', en: 'cannot be empty' };
    return {
      zh: `${zh} ${bound} 个字符${given[0] === '' ? '' : `${given[0]} 个`}`,
      en: `takes ${en} ${bound} ${bound === 1 ? 'character' : 'characters'}${given[1]}`,
    };
  }
  if (origin === 'array' || origin === 'set') {
    return {
      zh: `${zh}要有 ${bound} 项`.replace('最多要有', '最多') + (given[0] === '' ? '' : `${given[0]} 项`),
      en: `takes ${en} ${bound} ${bound === 1 ? 'item' : 'items'}${given[1]}`,
    };
  }
  const shown = shownAs(input);
  const [least, most] = isInclusive ? ['不能小于', '不能大于'] : ['要大于', '要小于'];
  const english = isInclusive ? `${en} ${bound}` : `${end === 'most' ? 'less' : 'more'} than ${bound}`;
  return {
    zh: `${end === 'most' ? most : least} ${bound}${shown === undefined ? '' : `，给出的是${shown.zh}`}`,
    en: `takes ${english}${shown === undefined ? '' : `, not ${shown.en}`}`,
  };
}

function wrongForm(pattern: string | undefined, given: unknown): Bilingual {
  const shown = shownAs(given);
  const form =
    pattern === undefined
      ? { zh: '', en: '' }
      : { zh: `，要符合 ${pattern}`, en: `; it must match ${pattern}` };
  return {
    zh: `${shown?.zh ?? ''}的写法不对${form.zh}`,
    en: `${shown?.en ?? 'this'} is not written as it should be${form.en}`,
  };
}

function unknownKeys(keys: readonly string[], known: readonly string[]): Bilingual {
  const near = keys.length === 1 ? closestWord(keys[0]!, known) : undefined;
  const names = keys.map((key) => shownAs(key)!.zh);
  return {
    zh: `没有名为${names.join('、')}的字段${near === undefined ? '' : `（是不是想写 ${near}？）`}`,
    en: `there is no field ${names.join(', ')}${near === undefined ? '' : ` (did you mean ${near}?)`}`,
  };
}

/** The fields that a schema of an object has. */
function namesIn(schema: unknown): string[] {
  const shape = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
  return Object.keys(shape ?? {});
}

/** What tells the forms of a union apart. */
function optionsOf(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): readonly unknown[] {
  return Array.isArray(issue['options']) ? issue['options'] : [];
}

function valueUnder(value: unknown, name: string | undefined): unknown {
  return name === undefined ? undefined : (value as Record<string, unknown> | null)?.[name];
}

/** These have been told in the words of one language already: in that of this reading. */
function anyOf(issues: readonly (z.core.$ZodIssue | undefined)[]): Bilingual {
  const told = [...new Set(issues.flatMap((issue) => (issue === undefined ? [] : [issue.message])))];
  return { zh: told.join('，或者'), en: told.join(', or ') };
}
