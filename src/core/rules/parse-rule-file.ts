import type { Bilingual } from '../bilingual.ts';
import { CHANNELS, LANGUAGES } from '../conversation/vocabulary.ts';
import type { Problem } from '../problem.ts';
import { FieldReader } from '../yaml/field-reader.ts';
import { readYaml, type YamlNode } from '../yaml/read-yaml.ts';
import { type Condition, type Rule, type RuleExample, SEVERITIES } from './model.ts';
import { readCondition } from './parse-condition.ts';
import { readExample } from './parse-example.ts';
import { readWordLists, type WordLists } from './parse-words.ts';

const SEVERITY: Bilingual = { zh: '严重程度', en: 'severity' };
const CHANNEL: Bilingual = { zh: '渠道', en: 'channel' };
const LANGUAGE: Bilingual = { zh: '语言', en: 'language' };
const RULE_KEYS = [
  'id',
  'title',
  'description',
  'severity',
  'applies_to',
  'when',
  'find',
  'advice',
  'examples',
];

export interface RuleFile {
  /** The rules that could be read; a rule with an error is left out, the others stay. */
  readonly rules: readonly Rule[];
  /** All problems of the file, in its order; the file is fit for use when none is an error. */
  readonly problems: readonly Problem[];
}

/** Reads a rule file; see docs/rule-language.md. Never throws: what is wrong is told with its place. */
export function parseRuleFile(source: string, file?: string): RuleFile {
  const { root, problems } = readYaml(source, file);
  if (root === null) return { rules: [], problems: problems.all() };
  const read = new FieldReader(problems);
  const map = read.map(root);
  if (map === null) return { rules: [], problems: problems.all() };
  read.onlyKeys(map, ['lists', 'rules']);
  const lists = readWordLists(read, read.optional(map, 'lists'));
  const rulesNode = read.required(map, 'rules');
  const list = rulesNode === null ? null : read.list(rulesNode);
  const rules: Rule[] = [];
  const lines = new Map<string, number>();
  for (const node of list?.items ?? []) {
    const before = problems.errors;
    const rule = readRule(read, node, lists, file);
    if (rule === null || problems.errors > before) continue;
    const earlier = lines.get(rule.id);
    if (earlier !== undefined) {
      problems.error(node, 'duplicate-rule', {
        zh: `规则 ${rule.id} 在第 ${earlier} 行已经写过`,
        en: `The rule ${rule.id} was already written on line ${earlier}`,
      });
      continue;
    }
    lines.set(rule.id, rule.line);
    rules.push(rule);
  }
  return { rules, problems: problems.all() };
}

function readRule(
  read: FieldReader,
  node: YamlNode,
  lists: WordLists,
  file: string | undefined,
): Rule | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, RULE_KEYS);
  const field = <T>(key: string, reader: (node: YamlNode) => T | null): T | undefined | null => {
    const value = read.optional(map, key);
    return value === undefined ? undefined : reader(value);
  };
  const bilingual = (value: YamlNode) => read.bilingual(value);
  const condition = (value: YamlNode) => readCondition(read, value, lists);
  const idNode = read.required(map, 'id');
  const id = idNode === null ? null : read.id(idNode);
  const titleNode = read.required(map, 'title');
  const title = titleNode === null ? null : read.bilingual(titleNode);
  const findNode = read.required(map, 'find');
  const find = findNode === null ? null : readCondition(read, findNode, lists);
  const severity = field('severity', (value) => read.oneOf(value, SEVERITIES, SEVERITY));
  const description = field<Bilingual>('description', bilingual);
  const advice = field<Bilingual>('advice', bilingual);
  const when = field<Condition>('when', condition);
  const appliesTo = field('applies_to', (value) => readAppliesTo(read, value));
  const examples = field('examples', (value) => readExamples(read, value));
  if (id === null || title === null || find === null) return null;
  return {
    id,
    title,
    severity: severity ?? 'info',
    appliesTo: appliesTo ?? {},
    find,
    examples: examples ?? [],
    line: map.line,
    ...(file === undefined ? {} : { file }),
    ...(description == null ? {} : { description }),
    ...(advice == null ? {} : { advice }),
    ...(when == null ? {} : { when }),
  };
}

function readAppliesTo(read: FieldReader, node: YamlNode): Rule['appliesTo'] | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, ['channel', 'language']);
  const channels = readSome(read, read.optional(map, 'channel'), CHANNELS, CHANNEL);
  const languages = readSome(read, read.optional(map, 'language'), LANGUAGES, LANGUAGE);
  return {
    ...(channels === undefined ? {} : { channels }),
    ...(languages === undefined ? {} : { languages }),
  };
}

function readSome<T extends string>(
  read: FieldReader,
  node: YamlNode | undefined,
  known: readonly T[],
  what: Bilingual,
): T[] | undefined {
  if (node === undefined) return undefined;
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => read.oneOf(item, known, what) ?? []);
}

function readExamples(read: FieldReader, node: YamlNode): RuleExample[] | null {
  const list = read.list(node);
  return list?.items.flatMap((item) => readExample(read, item) ?? []) ?? null;
}
