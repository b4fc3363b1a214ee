import type { Bilingual } from '../../bilingual.ts';
import { LANGUAGES, type Language, ROLES, type Role } from '../../conversation/vocabulary.ts';
import type { Problem } from '../../problem.ts';
import { normaliseText } from '../../text/text-view.ts';
import { FieldReader } from '../../yaml/field-reader.ts';
import { readYaml, type YamlMap, type YamlNode } from '../../yaml/read-yaml.ts';
import {
  type CustomSignal,
  EXAMPLES_AT_LEAST,
  EXAMPLES_AT_MOST,
  type WrittenSentence,
} from './definition.ts';

const ROLE: Bilingual = { zh: '角色', en: 'role' };
const SIGNAL_KEYS = ['id', 'title', 'description', 'by', 'examples', 'counter_examples'];
const ID = /^custom\.[a-z0-9_]+$/;

type Sentences = CustomSignal['examples'];

export interface SignalFile {
  /** The signals that could be read; one with an error is left out, the others stay. */
  readonly signals: readonly CustomSignal[];
  /** All problems of the file, in its order; the file is fit for use when none is an error. */
  readonly problems: readonly Problem[];
}

/** Told by what stands in the file, not by its name. */
export function isSignalText(source: string): boolean {
  if (!/^["']?signals["']?\s*:/m.test(source)) return false;
  const { root } = readYaml(source);
  return root?.kind === 'map' && root.get('signals') !== undefined;
}

/** Reads a file of signals told by examples; see docs/signals.md. Never throws: what is wrong is told with its place. */
export function parseSignalFile(source: string, file?: string): SignalFile {
  const { root, problems } = readYaml(source, file);
  if (root === null) return { signals: [], problems: problems.all() };
  const read = new FieldReader(problems);
  const map = read.map(root);
  if (map === null) return { signals: [], problems: problems.all() };
  read.onlyKeys(map, ['signals']);
  const listNode = read.required(map, 'signals');
  const list = listNode === null ? null : read.list(listNode);
  const signals = new Map<string, CustomSignal>();
  for (const node of list?.items ?? []) {
    const signal = readSignal(read, node, file);
    if (signal === null) continue;
    const earlier = signals.get(signal.id);
    if (earlier === undefined) signals.set(signal.id, signal);
    else {
      problems.error(node, 'duplicate-signal', {
        zh: `信号 ${signal.id} 在第 ${earlier.line} 行已经写过`,
        en: `The signal ${signal.id} was already written on line ${earlier.line}`,
      });
    }
  }
  return { signals: [...signals.values()], problems: problems.all() };
}

function readSignal(read: FieldReader, node: YamlNode, file: string | undefined): CustomSignal | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, SIGNAL_KEYS);
  const id = readId(read, map);
  const titleNode = read.required(map, 'title');
  const title = titleNode === null ? null : read.bilingual(titleNode);
  const descriptionNode = read.optional(map, 'description');
  const description = descriptionNode === undefined ? null : read.bilingual(descriptionNode);
  const by = readRoles(read, read.optional(map, 'by'));
  const examplesNode = read.required(map, 'examples');
  const examples = examplesNode === null ? null : readSentences(read, examplesNode);
  const counterNode = read.optional(map, 'counter_examples');
  const counterExamples = counterNode === undefined ? {} : readSentences(read, counterNode);
  if (examplesNode !== null && examples !== null && !areEnough(read, examplesNode, examples)) return null;
  if (id === null || title === null || by === null || examples === null || counterExamples === null) {
    return null;
  }
  if (!areApart(read, examples, counterExamples)) return null;
  return {
    id,
    title,
    by,
    examples,
    counterExamples,
    line: map.line,
    ...(description === null ? {} : { description }),
    ...(file === undefined ? {} : { file }),
  };
}

function readId(read: FieldReader, map: YamlMap): CustomSignal['id'] | null {
  const node = read.required(map, 'id');
  const text = node === null ? null : read.text(node);
  if (node === null || text === null) return null;
  if (ID.test(text)) return text as CustomSignal['id'];
  const name = text
    .replace(/^custom\./, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  read.problems.error(
    node,
    'bad-id',
    { zh: `${text} 不能作自定义信号的编号`, en: `${text} cannot be the id of a signal of one's own` },
    name === ''
      ? { zh: '写成 custom. 加小写英文单词', en: 'Write custom. and lower-case words joined by _' }
      : { zh: `可以写成 custom.${name}`, en: `Write custom.${name}` },
  );
  return null;
}

function readRoles(read: FieldReader, node: YamlNode | undefined): Role[] | null {
  if (node === undefined) return ['customer'];
  const speaking = ROLES.filter((role) => role !== 'system');
  const roles = (node.kind === 'list' ? node.items : [node]).map((item) => read.oneOf(item, speaking, ROLE));
  return roles.includes(null) ? null : (roles as Role[]);
}

/** `{ zh: [...], en: [...] }`: vectors of two languages do not compare, so each has its own. */
function readSentences(read: FieldReader, node: YamlNode): Sentences | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, LANGUAGES);
  const sentences: Partial<Record<Language, WrittenSentence[]>> = {};
  for (const language of LANGUAGES) {
    const value = read.optional(map, language);
    if (value === undefined) continue;
    const texts = read.texts(value);
    if (texts === null) return null;
    sentences[language] = texts.map(({ text, node: place }) => ({
      text,
      line: place.line,
      column: place.column,
    }));
  }
  return sentences;
}

function areEnough(read: FieldReader, node: YamlNode, examples: Sentences): boolean {
  const counts = Object.values(examples).map((sentences) => sentences.length);
  if (counts.length > 0 && counts.every((n) => n >= EXAMPLES_AT_LEAST && n <= EXAMPLES_AT_MOST)) return true;
  const tooMany = counts.some((n) => n > EXAMPLES_AT_MOST);
  const fewest = counts.length === 0 ? 0 : Math.min(...counts);
  read.problems.error(
    node,
    tooMany ? 'too-many-examples' : 'too-few-examples',
    tooMany
      ? {
          zh: `每种语言最多 ${EXAMPLES_AT_MOST} 个例句`,
          en: `At most ${EXAMPLES_AT_MOST} examples a language`,
        }
      : {
          zh: `每种语言至少要 ${EXAMPLES_AT_LEAST} 个例句，现在是 ${fewest} 个`,
          en: `Each language takes at least ${EXAMPLES_AT_LEAST} examples, found ${fewest}`,
        },
    { zh: '5 到 50 句最合适', en: '5 to 50 are best' },
  );
  return false;
}

/** The same words cannot both carry the signal and not. */
function areApart(read: FieldReader, examples: Sentences, counterExamples: Sentences): boolean {
  let apart = true;
  for (const language of LANGUAGES) {
    const lines = new Map(
      (examples[language] ?? []).map(({ text, line }) => [normaliseText(text).trim(), line]),
    );
    for (const counter of counterExamples[language] ?? []) {
      const line = lines.get(normaliseText(counter.text).trim());
      if (line === undefined) continue;
      apart = false;
      read.problems.error(
        counter,
        'examples-contradict',
        {
          zh: `“${counter.text}”在第 ${line} 行写成了例句，这里又写成反例`,
          en: `"${counter.text}" is an example on line ${line} and a counter-example here`,
        },
        { zh: '删掉其中一处', en: 'Take one of the two out' },
      );
    }
  }
  return apart;
}
