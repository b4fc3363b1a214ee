import { isMap, isSeq, parseDocument } from 'yaml';
import type { Outcome } from '../analysis/analysis.ts';
import type { Conversation, Role } from '../conversation/schema.ts';
import { parseRuleFile } from './parse-rule-file.ts';

export interface NewExample {
  readonly name: string;
  readonly expect: Outcome;
  /** Whatever stands in it will be read by everybody who may draft rules; by its id the example is found when it is erased. */
  readonly conversation: Conversation;
}

/**
 * The rule file with one more example of the rule, everything else as it was written, comments included. Null where
 * the file has no such rule, or one whose examples are written in braces.
 */
export function addExample(text: string, rule: string, example: NewExample): string | null {
  const place = placeFor(text, rule);
  if (place === null) return null;
  const lines = exampleLines(example, place.indent, place.isFirst);
  const before = text.slice(0, place.offset);
  const joint = before === '' || before.endsWith('\n') ? '' : '\n';
  const added = `${before}${joint}${lines}\n${text.slice(place.offset)}`;
  return countOf(added, rule) === countOf(text, rule) + 1 ? added : null;
}

interface ExamplePlace {
  readonly offset: number;
  readonly indent: number;
  /** The rule has no examples yet. */
  readonly isFirst: boolean;
}

function placeFor(text: string, rule: string): ExamplePlace | null {
  const document = parseDocument(text);
  const rules = document.get('rules', true);
  if (document.errors.length > 0 || !isSeq(rules) || rules.flow === true) return null;
  const map = rules.items.find((item) => isMap(item) && item.get('id') === rule);
  if (!isMap(map) || map.flow === true || map.range == null) return null;
  const examples = map.get('examples', true);
  if (examples === undefined) {
    return { offset: lineAfter(text, map.range[1]), indent: columnOf(text, map.range[0]), isFirst: true };
  }
  if (!isSeq(examples) || examples.flow === true || examples.range == null) return null;
  return {
    offset: lineAfter(text, examples.range[1]),
    indent: columnOf(text, examples.range[0]),
    isFirst: false,
  };
}

/** Where the line begins that follows the last character of what ends there. */
function lineAfter(text: string, end: number): number {
  const last = text.slice(0, end).trimEnd().length;
  const line = text.indexOf('\n', last);
  return line < 0 ? text.length : line + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function exampleLines({ name, expect, conversation }: NewExample, indent: number, isFirst: boolean): string {
  const { channel, language, attributes, startedAt, turns } = conversation;
  const fields = [
    `name: ${JSON.stringify(name)}`,
    `conversation_id: ${JSON.stringify(conversation.id)}`,
    `expect: ${expect}`,
    `channel: ${channel}`,
    ...(language === undefined ? [] : [`language: ${language}`]),
    ...(startedAt === undefined ? [] : [`started_at: ${JSON.stringify(startedAt)}`]),
    ...(attributes === undefined ? [] : [`attributes: ${JSON.stringify(attributes)}`]),
    'conversation: |',
    ...spokenLines(conversation, turns).map((line) => `  ${line}`),
  ];
  const dash = ' '.repeat(isFirst ? indent + 2 : indent);
  const written = fields.map((line, index) => `${dash}${index === 0 ? '- ' : '  '}${line}`);
  return [...(isFirst ? [`${' '.repeat(indent)}examples:`] : []), ...written].join('\n');
}

const SPEAKERS: Readonly<Record<'zh' | 'en', Readonly<Record<Role, string>>>> = {
  zh: { customer: '客户', agent: '客服', bot: '机器人', system: '系统' },
  en: { customer: 'customer', agent: 'agent', bot: 'bot', system: 'system' },
};

function spokenLines({ language = 'zh' }: Conversation, turns: Conversation['turns']): string[] {
  const begin = turns.find(({ at }) => at !== undefined)?.at;
  return turns.map(({ role, text, at, startMs, endMs }) => {
    const start =
      startMs ?? (at === undefined || begin === undefined ? undefined : Date.parse(at) - Date.parse(begin));
    const time =
      start === undefined || start < 0
        ? ''
        : `[${clock(start)}${endMs === undefined || endMs < start ? '' : ` - ${clock(endMs)}`}] `;
    return `${time}${SPEAKERS[language][role]}: ${oneLine(text)}`;
  });
}

/** `M:SS.mmm`, as examples write moments. */
function clock(ms: number): string {
  const whole = Math.round(ms);
  const minutes = Math.floor(whole / 60_000);
  const seconds = String(Math.floor((whole % 60_000) / 1000)).padStart(2, '0');
  const rest = whole % 1000;
  return `${minutes}:${seconds}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`;
}

/** An example has one line a turn, and YAML refuses control characters. */
function oneLine(text: string): string {
  return text
    .replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function countOf(text: string, rule: string): number {
  const { rules, problems } = parseRuleFile(text);
  if (problems.some(({ severity }) => severity === 'error')) return Number.NaN;
  return rules.find(({ id }) => id === rule)?.examples.length ?? Number.NaN;
}
