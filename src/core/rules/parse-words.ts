import type { Bilingual } from '../bilingual.ts';
import { normaliseText } from '../text/text-view.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import type { NearCheck, WordsCheck } from './model.ts';
import { warnOfMore } from './never-hits.ts';

export type WordLists = ReadonlyMap<string, readonly string[]>;

const LIST_NAME = /^[a-z][a-z0-9_-]*$/i;
const WORD_LIST: Bilingual = { zh: '词表', en: 'word list' };
const WORD_KEYS = ['any', 'all', 'none', 'at_least', 'of', 'total'];
const NOTHING_SAID = { any: [], all: [], none: [], of: [], atLeast: 0, total: 0 } as const;

/** The `lists:` of a rule file; a list may insert lists written above it. */
export function readWordLists(read: FieldReader, node: YamlNode | undefined): WordLists {
  const lists = new Map<string, readonly string[]>();
  const map = node === undefined ? null : read.map(node);
  for (const { key, keyPlace, value } of map?.entries ?? []) {
    if (!LIST_NAME.test(key)) {
      read.problems.error(keyPlace, 'bad-list-name', {
        zh: `${key} 不能作词表名，请用字母、数字和连字符`,
        en: `${key} cannot name a list; use letters, digits and hyphens`,
      });
    }
    lists.set(key, readWords(read, value, lists) ?? []);
  }
  return lists;
}

/** One word or a list of words, with `$name` standing for the words of a list. */
export function readWords(read: FieldReader, node: YamlNode, lists: WordLists): string[] | null {
  const groups = readGroups(read, node, lists);
  return groups === null ? null : [...new Set(groups.flat())];
}

/**
 * Whole sentences, which may well begin with an amount of dollars: only what looks like the name of a list stands for one,
 * and for itself where there is none of that name.
 */
export function readSentences(read: FieldReader, node: YamlNode, lists: WordLists): string[] | null {
  if (hasListInside(read, node)) return null;
  const items = read.texts(node);
  if (items === null) return null;
  const sentences = items.flatMap(({ text, node: place }) => {
    const name = text.slice(1);
    if (!text.startsWith('$') || !LIST_NAME.test(name)) return [text];
    const list = lists.get(name);
    if (list === undefined) read.unknown(place, name, lists.keys(), WORD_LIST, 'warning');
    return list ?? [text];
  });
  return [...new Set(sentences)];
}

/** Like `readWords`, but the words that one item stands for stay together. */
function readGroups(read: FieldReader, node: YamlNode, lists: WordLists): (readonly string[])[] | null {
  if (hasListInside(read, node)) return null;
  const items = read.texts(node);
  if (items === null) return null;
  const groups: (readonly string[])[] = [];
  let complete = true;
  for (const { text, node: place } of items) {
    if (text.startsWith('$')) {
      const words = lists.get(text.slice(1));
      if (words === undefined) {
        complete = false;
        read.unknown(place, text.slice(1), lists.keys(), WORD_LIST);
      } else groups.push(words);
    } else if (
      normaliseText(text.endsWith('*') && text.length > 1 ? text.slice(0, -1) : text).trim() === ''
    ) {
      complete = false;
      read.problems.error(place, 'empty-word', { zh: '词不能为空', en: 'A word must not be empty' });
    } else groups.push([text]);
  }
  return complete ? groups : null;
}

function hasListInside(read: FieldReader, node: YamlNode): boolean {
  const inner = node.kind === 'list' ? node.items.find(({ kind }) => kind === 'list') : undefined;
  if (inner === undefined) return false;
  read.problems.error(
    inner,
    'list-inside',
    { zh: '列表里不能再写列表', en: 'A list cannot stand inside this list' },
    {
      zh: '同一个意思的几个词，先在 lists 里起个名字，再写 $名字',
      en: 'Give the words that mean the same a name under lists, and write $NAME here',
    },
  );
  return true;
}

export function readSays(read: FieldReader, node: YamlNode, lists: WordLists): WordsCheck | null {
  if (node.kind !== 'map') {
    const any = readWords(read, node, lists);
    return any === null ? null : { kind: 'words', ...NOTHING_SAID, any };
  }
  read.onlyKeys(node, WORD_KEYS);
  const words = (key: string): readonly string[] | null => {
    const value = read.optional(node, key);
    return value === undefined ? [] : readWords(read, value, lists);
  };
  const any = words('any');
  const none = words('none');
  const of = words('of');
  const allNode = read.optional(node, 'all');
  const all = allNode === undefined ? [] : readGroups(read, allNode, lists);
  const atLeast = wholeNumber(read, node, 'at_least');
  const total = wholeNumber(read, node, 'total');
  if (any === null || none === null || of === null || all === null || atLeast === null || total === null)
    return null;
  if (atLeast > 0 !== of.length > 0) {
    read.problems.error(node, 'missing-key', {
      zh: 'at_least 和 of 要一起写',
      en: 'at_least and of go together',
    });
    return null;
  }
  if (any.length + none.length + of.length + all.length === 0) {
    read.problems.error(node, 'no-words', { zh: '没有写任何词', en: 'There are no words' });
    return null;
  }
  if (total > 0 && any.length + of.length + all.length === 0) {
    read.problems.error(node, 'no-words', {
      zh: 'total 没有可以计数的词',
      en: 'total has no words to count',
    });
    return null;
  }
  warnOfMore(read, node, ['at_least'], atLeast, of.length);
  return { kind: 'words', any, all, none, of, atLeast, total };
}

function wholeNumber(read: FieldReader, map: YamlMap, key: string): number | null {
  const node = read.optional(map, key);
  return node === undefined ? 0 : read.number(node, { min: 1, integer: true });
}

export function readNear(
  read: FieldReader,
  node: YamlNode,
  lists: WordLists,
  negated: boolean,
): NearCheck | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, ['words', 'within', 'ordered']);
  const wordsNode = read.required(map, 'words');
  const list = wordsNode === null ? null : read.list(wordsNode);
  if (list === null) return null;
  const [leftNode, rightNode, surplus] = list.items;
  if (leftNode === undefined || rightNode === undefined || surplus !== undefined) {
    read.problems.error(list, 'two-words', {
      zh: 'words 里要正好两项，每项可以是一个词或一个列表',
      en: 'words takes exactly two items; each may be a word or a list',
    });
    return null;
  }
  const left = readWords(read, leftNode, lists);
  const right = readWords(read, rightNode, lists);
  const withinNode = read.required(map, 'within');
  const within = withinNode === null ? null : read.number(withinNode, { min: 0, integer: true });
  const orderedNode = read.optional(map, 'ordered');
  const ordered = orderedNode === undefined ? false : read.boolean(orderedNode);
  if (left === null || right === null || within === null || ordered === null) return null;
  return { kind: 'near', left, right, within, ordered, negated };
}
