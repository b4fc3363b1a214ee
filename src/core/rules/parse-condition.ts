import { type SignalType, signalScope } from '../signals/catalogue.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import { CHECK_KEYS, type CheckKey } from './check-keys.ts';
import type { Anchor, Check, Condition, SignalCheck, TurnTest } from './model.ts';
import { warnOfCount, warnOfSpeaker } from './never-hits.ts';
import { readCheck, readRoles } from './parse-checks.ts';
import { readMeta } from './parse-meta.ts';
import { readDistance, readPosition, tellEmptyRange } from './parse-values.ts';
import type { WordLists } from './parse-words.ts';

const COMBINATORS = ['all', 'any', 'not', 'count', 'sequence', 'meta'] as const;
const SIDES = ['after', 'before', 'around'] as const;
const ANCHORS = ['after', 'before', 'around', 'not_after', 'not_before', 'not_around'] as const;
const TEST_KEYS = ['by', ...CHECK_KEYS, 'position', ...ANCHORS, 'every'] as const;

/** Reads a condition; null after its problems have been reported. */
export function readCondition(read: FieldReader, node: YamlNode, lists: WordLists): Condition | null {
  const map = read.map(node);
  if (map === null) return null;
  const combinators = map.entries.filter(({ key }) => (COMBINATORS as readonly string[]).includes(key));
  const [first] = combinators;
  if (first === undefined) {
    const test = readTest(read, map, lists, 'outermost');
    if (test === null) return null;
    const [check] = test.checks;
    if (!isAbsence(map, check)) return { kind: 'turn', test };
    // Of single turns every one lacks them.
    return { kind: 'not', of: { kind: 'turn', test: { ...test, checks: [{ ...check, negated: false }] } } };
  }
  if (map.entries.length > 1) {
    const other = map.entries.find((entry) => entry !== first)!;
    read.problems.error(
      other.keyPlace,
      'mixed-condition',
      {
        zh: `${first.key} 不能和 ${other.key} 写在同一层`,
        en: `${first.key} cannot stand beside ${other.key}`,
      },
      { zh: '把它们放进 all 列表里', en: 'Put both into the list of an all' },
    );
    return null;
  }
  return readCombinator(read, first, lists);
}

function readCombinator(read: FieldReader, { key, value }: YamlEntry, lists: WordLists): Condition | null {
  switch (key as (typeof COMBINATORS)[number]) {
    case 'all':
    case 'any': {
      const list = read.list(value);
      if (list === null) return null;
      const parts = list.items.map((item) => readCondition(read, item, lists));
      if (parts.length === 0) {
        read.problems.error(value, 'empty-list', { zh: '列表是空的', en: 'The list is empty' });
        return null;
      }
      return parts.includes(null) ? null : { kind: key as 'all' | 'any', of: parts as Condition[] };
    }
    case 'not': {
      const inner = readCondition(read, value, lists);
      return inner === null ? null : { kind: 'not', of: inner };
    }
    case 'count':
      return readCount(read, value, lists);
    case 'sequence':
      return readSequence(read, value, lists);
    case 'meta':
      return readMeta(read, value);
  }
}

function readCount(read: FieldReader, node: YamlNode, lists: WordLists): Condition | null {
  const map = read.map(node);
  if (map === null) return null;
  read.onlyKeys(map, ['of', 'at_least', 'at_most', 'exactly']);
  const ofNode = read.required(map, 'of');
  const test = ofNode === null ? null : readTestNode(read, ofNode, lists);
  const bound = (key: string) => {
    const value = read.optional(map, key);
    return value === undefined ? undefined : read.number(value, { min: 0, integer: true });
  };
  const atLeast = bound('at_least');
  const atMost = bound('at_most');
  const exactly = bound('exactly');
  if (test === null || atLeast === null || atMost === null || exactly === null) return null;
  if (atLeast === undefined && atMost === undefined && exactly === undefined) {
    read.problems.error(map, 'missing-key', {
      zh: '要写 at_least、at_most 或 exactly',
      en: 'at_least, at_most or exactly is needed',
    });
    return null;
  }
  if (exactly === undefined && atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    tellEmptyRange(read, map, ['at_least', 'at_most'], 'at most', 'warning');
  }
  warnOfCount(read, map, test, exactly ?? atLeast);
  return {
    kind: 'count',
    test,
    atLeast: exactly ?? atLeast ?? 0,
    atMost: exactly ?? atMost ?? Number.POSITIVE_INFINITY,
  };
}

function readSequence(read: FieldReader, node: YamlNode, lists: WordLists): Condition | null {
  const map = node.kind === 'list' ? null : read.map(node);
  if (map !== null) read.onlyKeys(map, ['steps', 'within']);
  const stepsNode = node.kind === 'list' ? node : map === null ? null : read.required(map, 'steps');
  const list = stepsNode === null ? null : read.list(stepsNode);
  if (list === null) return null;
  if (list.items.length < 2) {
    read.problems.error(list, 'empty-list', {
      zh: 'sequence 至少要有两步',
      en: 'A sequence has at least two steps',
    });
    return null;
  }
  const steps = list.items.map((item) => readTestNode(read, item, lists));
  const withinNode = map === null ? undefined : read.optional(map, 'within');
  const within = withinNode === undefined ? undefined : readDistance(read, withinNode);
  if (steps.includes(null) || within === null) return null;
  return { kind: 'sequence', steps: steps as TurnTest[], ...(within === undefined ? {} : { within }) };
}

function readTestNode(read: FieldReader, node: YamlNode, lists: WordLists): TurnTest | null {
  const map = read.map(node);
  return map === null ? null : readTest(read, map, lists, 'inner');
}

function readTest(
  read: FieldReader,
  map: YamlMap,
  lists: WordLists,
  place: 'outermost' | 'inner',
  further: readonly string[] = [],
): TurnTest | null {
  const known = place === 'outermost' ? [...TEST_KEYS, ...COMBINATORS] : [...TEST_KEYS, ...further];
  const before = read.problems.errors;
  read.onlyKeys(map, known);
  if (map.entries.length === further.filter((key) => map.get(key)).length) {
    read.problems.error(map, 'empty-condition', { zh: '条件是空的', en: 'The condition is empty' });
  }
  const byNode = read.optional(map, 'by');
  const by = byNode === undefined ? null : readRoles(read, byNode);
  const positionNode = read.optional(map, 'position');
  const position = positionNode === undefined ? undefined : readPosition(read, positionNode);
  const everyEntry = map.get('every');
  const every = everyEntry === undefined ? false : (read.boolean(everyEntry.value) ?? false);
  if (every && place === 'inner') {
    read.problems.error(everyEntry!.keyPlace, 'every-inside', {
      zh: 'every 只能写在最外层的条件里',
      en: 'every can only stand in a condition of its own',
    });
  }
  const checks: Check[] = [];
  for (const { key, value } of map.entries) {
    if (!(CHECK_KEYS as readonly string[]).includes(key)) continue;
    const check = readCheck(key as CheckKey, value, read, lists);
    if (check !== null) checks.push(check);
  }
  const anchors: Anchor[] = [];
  for (const where of SIDES) {
    for (const negated of [false, true]) {
      const node = read.optional(map, negated ? `not_${where}` : where);
      const anchor = node === undefined ? null : readAnchor(read, node, where, negated, lists);
      if (anchor !== null) anchors.push(anchor);
    }
  }
  checkConversationSignals(read, map, checks, place);
  if (by !== null && by !== undefined) warnOfSpeaker(read, map, by, checks);
  if (read.problems.errors > before) return null;
  return {
    ...(by === null || by === undefined ? {} : { by }),
    ...(position === null || position === undefined ? {} : { position }),
    anchors,
    every,
    checks,
  };
}

const isOfConversation = (type: SignalType) => signalScope(type) === 'conversation';

/** Whether nothing is asked for but that the conversation lacks signals of the whole of it. */
function isAbsence(map: YamlMap, check: Check | undefined): check is SignalCheck {
  const isNegated = check?.kind === 'signal' && check.negated && check.types.every(isOfConversation);
  return map.entries.length === 1 && isNegated;
}

/** A signal of the whole conversation has no turn of its own that other demands could hold for. */
function checkConversationSignals(
  read: FieldReader,
  map: YamlMap,
  checks: readonly Check[],
  place: 'outermost' | 'inner',
): void {
  const asked = checks.filter(
    (check): check is SignalCheck => check.kind === 'signal' && check.types.some(isOfConversation),
  );
  const isCondition = place === 'outermost' && isAbsence(map, asked[0]);
  if (asked.some(({ negated }) => negated) && !isCondition) {
    read.problems.warning(
      map.get('not_signal')!.keyPlace,
      'conversation-signal',
      {
        zh: '整段对话的信号不属于某一句话，not_signal 写在这里看不到它',
        en: 'A signal of the whole conversation belongs to no single turn, so not_signal does not see it here',
      },
      {
        zh: '写成 not: { signal: … }，单独作一个条件',
        en: 'Write not: { signal: … } as a condition of its own',
      },
    );
  }
  if (map.entries.length === 1 || asked.every(({ negated }) => negated)) return;
  const other = map.entries.find(({ key }) => key !== 'signal')!;
  read.problems.error(
    other.keyPlace,
    'conversation-signal',
    {
      zh: '整段对话的信号不属于某一句话，不能和其他要求写在一起',
      en: 'A signal of the whole conversation belongs to no single turn, so nothing else can be asked beside it',
    },
    { zh: '单独写成一个条件，用 all 连接', en: 'Make it a condition of its own, joined by all' },
  );
}

function readAnchor(
  read: FieldReader,
  node: YamlNode,
  where: Anchor['where'],
  negated: boolean,
  lists: WordLists,
): Anchor | null {
  const map = read.map(node);
  if (map === null) return null;
  const test = readTest(read, map, lists, 'inner', ['within', 'hit']);
  const withinNode = read.optional(map, 'within');
  const within = withinNode === undefined ? undefined : readDistance(read, withinNode);
  const hitNode = read.optional(map, 'hit');
  const hit = hitNode === undefined ? 'any' : readHit(read, hitNode);
  if (test === null || within === null || hit === null) return null;
  return { negated, where, test, hit, ...(within === undefined ? {} : { within }) };
}

function readHit(read: FieldReader, node: YamlNode): 'any' | number | null {
  if (node.kind === 'scalar') {
    if (node.text === 'any') return 'any';
    if (node.text === 'first') return 1;
    if (node.text === 'last') return -1;
    if (typeof node.value === 'number' && Number.isInteger(node.value) && node.value !== 0) return node.value;
  }
  read.problems.error(
    node,
    'bad-hit',
    { zh: '看不懂是第几次', en: 'This does not say which one' },
    { zh: '可以写 any、first、last 或一个数字', en: 'Write any, first, last or a number' },
  );
  return null;
}
