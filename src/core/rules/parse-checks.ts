import { RE2JS } from 're2js';
import type { Bilingual } from '../bilingual.ts';
import { ROLES } from '../conversation/vocabulary.ts';
import { isDuration, type SignalType } from '../signals/catalogue.ts';
import { checkCarries, checkValue, readSignalTypes } from '../signals/read-signal.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import type { CheckKey } from './check-keys.ts';
import type { Bounds, Check, RepeatsCheck, SignalCheck } from './model.ts';
import { warnOfMore } from './never-hits.ts';
import { readBounds, readDuration, readNumber } from './parse-values.ts';
import { readNear, readSays, readSentences, type WordLists } from './parse-words.ts';
import { patternFault } from './pattern-fault.ts';

const ROLE: Bilingual = { zh: '角色', en: 'role' };
const SIDE: Bilingual = { zh: '一方', en: 'side' };
const DEFAULT_CONFIDENCE = 0.5;
/** Bigram cosine above which two short sentences ask the same thing; see docs/rule-language.md. */
const DEFAULT_SIMILARITY = 0.55;

/** Reads one thing that is asked of a turn. */
export function readCheck(key: CheckKey, node: YamlNode, read: FieldReader, lists: WordLists): Check | null {
  switch (key) {
    case 'says':
      return readSays(read, node, lists);
    case 'near':
    case 'not_near':
      return readNear(read, node, lists, key === 'not_near');
    case 'matches':
    case 'lacks':
      return readExpression(read, node, key === 'lacks');
    case 'like':
      return readLike(read, node, lists);
    case 'signal':
    case 'not_signal':
      return readSignal(read, node, key === 'not_signal');
    case 'repeats':
      return readRepeats(read, node, lists);
    case 'waits':
      return readWaits(read, node);
    case 'lasts': {
      const map = keyed(read, node, ['over', 'under']);
      const bounds = map === null ? null : readBounds(read, map, readDuration);
      return bounds === null ? null : { kind: 'lasts', bounds };
    }
    case 'rate': {
      const map = keyed(read, node, ['over', 'under', 'min_length']);
      const bounds = map === null ? null : readBounds(read, map, readNumber);
      const minLength = map === null ? null : wholeNumber(read, map, 'min_length', 10, 1);
      return bounds === null || minLength === null ? null : { kind: 'rate', bounds, minLength };
    }
    case 'interrupts': {
      const map = keyed(read, node, ['over', 'after']);
      if (map === null) return null;
      const overNode = read.optional(map, 'over');
      const afterNode = read.optional(map, 'after');
      const overMs = overNode === undefined ? 300 : readDuration(read, overNode);
      const afterMs = afterNode === undefined ? 0 : readDuration(read, afterNode);
      return overMs === null || afterMs === null ? null : { kind: 'interrupts', overMs, afterMs };
    }
    case 'loudness': {
      const map = keyed(read, node, ['over', 'under', 'change']);
      const bounds = map === null ? null : readBounds(read, map, readNumber, ['change']);
      const changeNode = map === null ? undefined : read.optional(map, 'change');
      const change = changeNode === undefined ? undefined : read.number(changeNode, { min: 0 });
      if (bounds === null || change === null) return null;
      return { kind: 'loudness', bounds, ...(change === undefined ? {} : { change }) };
    }
    case 'length': {
      const map = keyed(read, node, ['over', 'under']);
      const bounds = map === null ? null : readBounds(read, map, readNumber);
      return bounds === null ? null : { kind: 'length', bounds };
    }
  }
}

function keyed(read: FieldReader, node: YamlNode, keys: readonly string[]): YamlMap | null {
  const map = read.map(node);
  if (map !== null) read.onlyKeys(map, keys);
  return map;
}

function wholeNumber(
  read: FieldReader,
  map: YamlMap,
  key: string,
  otherwise: number,
  min: number,
): number | null {
  const node = read.optional(map, key);
  return node === undefined ? otherwise : read.number(node, { min, integer: true });
}

/** Checks that the linear-time engine accepts the expression; reports why it does not. */
export function readPattern(read: FieldReader, node: YamlNode): string | null {
  const source = read.text(node);
  if (source === null) return null;
  try {
    RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return source;
  } catch (error) {
    const detail = patternFault(error);
    const isBeyondLinear = /\(\?(=|!|<=|<!)|\\[1-9]/.test(source);
    read.problems.error(
      node,
      'bad-expression',
      { zh: `正则表达式有误：${detail.zh}`, en: `Not a regular expression: ${detail.en}` },
      isBeyondLinear
        ? {
            zh: '不支持环视和反向引用，因为它们会让匹配时间失控；可以拆成 matches 和 lacks 两个条件',
            en: 'Look-around and back-references are not supported, since they make matching time unbounded; use matches together with lacks',
          }
        : /too (?:large|deep)/.test(detail.en)
          ? {
              zh: '重复套重复，展开后太大；请减少 {n,m} 的次数',
              en: 'Repetitions of repetitions become too large; make the numbers in {n,m} smaller',
            }
          : undefined,
    );
    return null;
  }
}

/** One expression, or a list of which any may match (`lacks`: none may). */
function readExpression(read: FieldReader, node: YamlNode, negated: boolean): Check | null {
  const items = node.kind === 'list' ? node.items : [node];
  const sources = items.map((item) => readPattern(read, item));
  if (sources.length === 0 || sources.includes(null)) return null;
  const source = sources.length === 1 ? sources[0]! : sources.map((one) => `(?:${one})`).join('|');
  return { kind: 'matches', source, negated };
}

function readLike(read: FieldReader, node: YamlNode, lists: WordLists): Check | null {
  if (node.kind !== 'map') {
    const examples = readSentences(read, node, lists);
    return examples === null ? null : { kind: 'like', examples, above: DEFAULT_SIMILARITY };
  }
  read.onlyKeys(node, ['examples', 'above']);
  const examplesNode = read.required(node, 'examples');
  const examples = examplesNode === null ? null : readSentences(read, examplesNode, lists);
  const above = share(read, node, 'above', DEFAULT_SIMILARITY);
  return examples === null || above === null ? null : { kind: 'like', examples, above };
}

function share(read: FieldReader, map: YamlMap, key: string, otherwise: number): number | null {
  const node = read.optional(map, key);
  return node === undefined ? otherwise : read.number(node, { min: 0, max: 1 });
}

function readSignal(read: FieldReader, node: YamlNode, negated: boolean): SignalCheck | null {
  if (node.kind !== 'map') {
    const types = readSignalTypes(read, node);
    return types === null
      ? null
      : { kind: 'signal', negated, types, confidence: DEFAULT_CONFIDENCE, values: null, bounds: {} };
  }
  read.onlyKeys(node, ['type', 'confidence', 'value', 'over', 'under']);
  const typeNode = read.required(node, 'type');
  const types = typeNode === null ? null : readSignalTypes(read, typeNode);
  const confidence = share(read, node, 'confidence', DEFAULT_CONFIDENCE);
  const bounds = readSignalBounds(read, node, types ?? []);
  const valueNode = read.optional(node, 'value');
  const values = valueNode === undefined ? [] : readValues(read, valueNode);
  if (types === null || confidence === null || bounds === null || values === null) return null;
  if (valueNode !== undefined) checkValues(read, node, types, values);
  return {
    kind: 'signal',
    negated,
    types,
    confidence,
    values: valueNode === undefined ? null : values.map(({ value }) => value),
    bounds,
  };
}

function readSignalBounds(read: FieldReader, map: YamlMap, types: readonly SignalType[]): Bounds | null {
  const asked = map.get('over') ?? map.get('under');
  if (asked === undefined) return {};
  const bounds = readBounds(read, map, types.some(isDuration) ? readMilliseconds : readNumber);
  checkCarries(read, asked.keyPlace, types, 'number');
  return bounds;
}

/** A duration, or bare milliseconds, which is what such signals carry. */
function readMilliseconds(read: FieldReader, node: YamlNode): number | null {
  return node.kind === 'scalar' && typeof node.value === 'number' ? node.value : readDuration(read, node);
}

type WrittenValue = { readonly value: string | number; readonly place: YamlNode };

function readValues(read: FieldReader, node: YamlNode): WrittenValue[] | null {
  const items = node.kind === 'list' ? node.items : [node];
  const values: WrittenValue[] = [];
  for (const place of items) {
    const scalar = read.scalar(place);
    if (scalar === null) return null;
    values.push({ value: typeof scalar.value === 'number' ? scalar.value : scalar.text, place });
  }
  return values;
}

function checkValues(
  read: FieldReader,
  map: YamlMap,
  types: readonly SignalType[],
  values: readonly WrittenValue[],
): void {
  if (!checkCarries(read, map.get('value')!.keyPlace, types, 'value')) return;
  for (const { value, place } of values) checkValue(read, place, types, value);
}

function readRepeats(read: FieldReader, node: YamlNode, lists: WordLists): RepeatsCheck | null {
  const map = keyed(read, node, ['of', 'within', 'similar', 'times', 'min_length', 'except']);
  if (map === null) return null;
  const ofNode = read.optional(map, 'of');
  const of = ofNode === undefined ? 'self' : read.oneOf(ofNode, ['self', 'other'], SIDE);
  const within = wholeNumber(read, map, 'within', 4, 1);
  const similar = share(read, map, 'similar', DEFAULT_SIMILARITY);
  const times = wholeNumber(read, map, 'times', 1, 1);
  const minLength = wholeNumber(read, map, 'min_length', 4, 1);
  const exceptNode = read.optional(map, 'except');
  const except = exceptNode === undefined ? [] : readSentences(read, exceptNode, lists);
  if (of === null || within === null || similar === null || times === null || minLength === null) return null;
  if (except === null) return null;
  warnOfMore(read, map, ['times'], times, within);
  return { kind: 'repeats', of, within, similar, times, minLength, except };
}

function readWaits(read: FieldReader, node: YamlNode): Check | null {
  const map = keyed(read, node, ['over', 'under', 'since']);
  if (map === null) return null;
  const bounds = readBounds(read, map, readDuration);
  const sinceNode = read.optional(map, 'since');
  const since = sinceNode === undefined ? null : readRoles(read, sinceNode);
  if (bounds === null || (sinceNode !== undefined && since === undefined)) return null;
  return { kind: 'waits', bounds, since: since ?? null };
}

/** Roles by name, null for `anyone`, undefined after a problem was reported. */
export function readRoles(read: FieldReader, node: YamlNode): (typeof ROLES)[number][] | null | undefined {
  const texts = read.texts(node);
  if (texts === null) return undefined;
  const roles: (typeof ROLES)[number][] = [];
  for (const { text, node: place } of texts) {
    if (text === 'anyone') {
      if (texts.length === 1) return null;
      read.problems.error(place, 'bad-role', { zh: 'anyone 要单独写', en: 'anyone stands alone' });
      return undefined;
    }
    const role = ROLES.find((known) => known === text);
    if (role === undefined) {
      read.unknown(place, text, [...ROLES, 'anyone'], ROLE);
      return undefined;
    }
    roles.push(role);
  }
  return roles;
}
