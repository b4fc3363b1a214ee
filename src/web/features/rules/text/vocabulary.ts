import { CHANNELS, LANGUAGES, ROLES } from '#core/conversation/vocabulary.ts';
import { CHECK_KEYS } from '#core/rules/check-keys.ts';
import { SEVERITIES } from '#core/rules/model.ts';
import type { FileKind } from '../engine/files.ts';

const TEST_KEYS = [
  'by',
  ...CHECK_KEYS,
  'position',
  'after',
  'before',
  'around',
  'not_after',
  'not_before',
  'not_around',
  'every',
];
const CONDITION_KEYS = ['all', 'any', 'not', 'count', 'sequence', 'meta', ...TEST_KEYS];
const CONDITIONS = new Set(['when', 'find', 'all', 'any', 'not']);
const TESTS = new Set(['of', 'steps', 'after', 'before', 'around', 'not_after', 'not_before', 'not_around']);

const TOP: Readonly<Record<FileKind, readonly string[]>> = {
  rules: ['lists', 'rules'],
  scorecard: ['scorecard', 'version', 'title', 'sections', 'ratings'],
  signals: ['signals'],
};

const INSIDE: Readonly<Record<string, readonly string[]>> = {
  rules: ['id', 'title', 'description', 'severity', 'applies_to', 'when', 'find', 'advice', 'examples'],
  applies_to: ['channel', 'language'],
  says: ['any', 'all', 'none', 'at_least', 'of', 'total'],
  near: ['words', 'within', 'ordered'],
  not_near: ['words', 'within', 'ordered'],
  like: ['examples', 'above'],
  repeats: ['of', 'within', 'similar', 'times', 'min_length', 'except'],
  waits: ['over', 'under', 'since'],
  lasts: ['over', 'under'],
  rate: ['over', 'under', 'min_length'],
  interrupts: ['over', 'after'],
  loudness: ['over', 'under', 'change'],
  length: ['over', 'under'],
  position: ['from', 'to'],
  count: ['of', 'at_least', 'at_most', 'exactly'],
  sequence: ['steps', 'within'],
  meta: [
    'language',
    'channel',
    'turns',
    'agent.id',
    'agent.team',
    'customer.id',
    'duration',
    'hour',
    'weekday',
  ],
  sections: ['id', 'title', 'weight', 'criteria'],
  criteria: [
    'id',
    'title',
    'weight',
    'options',
    'answer',
    'advice',
    'enabled_if',
    'disabled_if',
    'auto_fail',
    'bonus',
    'min_heard',
  ],
  options: ['id', 'score', 'title'],
  answer: [
    'rule',
    'rules',
    'signal',
    'meta',
    'hit',
    'miss',
    'any_hit',
    'no_hit',
    'fault',
    'by',
    'levels',
    'values',
  ],
  levels: ['at_least', 'answer'],
  enabled_if: ['criterion', 'is'],
  disabled_if: ['criterion', 'is'],
  auto_fail: ['on', 'scope'],
  ratings: ['id', 'at_least', 'title'],
  signals: ['id', 'title', 'description', 'by', 'examples', 'counter_examples'],
  counter_examples: LANGUAGES,
  title: LANGUAGES,
  description: LANGUAGES,
  advice: LANGUAGES,
};

/** Keys that may stand at a place; empty where only the writer knows. */
export function keysAt(keys: readonly string[], kind: FileKind): readonly string[] {
  const own = keys.at(-1);
  if (own === undefined) return TOP[kind];
  const outer = keys.at(-2);
  if (outer === 'says' && own !== 'says') return [];
  if (own === 'examples') {
    if (kind === 'signals') return LANGUAGES;
    return outer === 'like'
      ? []
      : [
          'name',
          'expect',
          'at',
          'channel',
          'language',
          'attributes',
          'started_at',
          'conversation_id',
          'conversation',
        ];
  }
  if (own === 'signal' && kind === 'rules') return ['type', 'confidence', 'value', 'over', 'under'];
  if (outer === 'meta')
    return ['is', 'is_not', 'above', 'below', 'at_least', 'at_most', 'contains', 'exists'];
  if (CONDITIONS.has(own) && kind === 'rules') return CONDITION_KEYS;
  if (TESTS.has(own) && outer !== 'repeats') return [...TEST_KEYS, 'within', 'hit'];
  return INSIDE[own] ?? [];
}

/** What a file names that others may point to. */
export interface Named {
  readonly signals: readonly string[];
  readonly rules: readonly string[];
  readonly criteria: readonly string[];
  readonly options: readonly string[];
  readonly lists: readonly string[];
}

export type ValueKind = 'signals' | 'rules' | 'criteria' | 'options' | 'lists' | 'words';

/** Values that may stand behind a key, and what they are. */
export function valuesAt(
  keys: readonly string[],
  kind: FileKind,
  named: Named,
): { kind: ValueKind; values: readonly string[] } {
  const own = keys.at(-1) ?? '';
  const outer = keys.at(-2);
  const words = (values: readonly string[]) => ({ kind: 'words' as const, values });
  switch (own) {
    case 'signal':
    case 'not_signal':
    case 'type':
      return { kind: 'signals', values: named.signals };
    case 'rule':
      return { kind: 'rules', values: named.rules };
    case 'rules':
      return outer === 'answer' ? { kind: 'rules', values: named.rules } : words([]);
    case 'criterion':
      return { kind: 'criteria', values: named.criteria };
    case 'by':
      if (outer === 'answer') return words(['count', 'confidence', 'value']);
      return words(kind === 'signals' ? ROLES.filter((role) => role !== 'system') : [...ROLES, 'anyone']);
    case 'since':
      return words([...ROLES, 'anyone']);
    case 'severity':
      return words(SEVERITIES);
    case 'expect':
      return words(['hit', 'miss', 'not_applicable', 'cannot_tell']);
    case 'channel':
      return words(CHANNELS);
    case 'language':
      return words(LANGUAGES);
    case 'position':
      return words(['first 1', 'first 2', 'first 3', 'last 1', 'last 2', 'last 3']);
    case 'within':
      return words(
        outer === 'near' || outer === 'repeats'
          ? ['4', '6', '10']
          : ['1 turns', '2 turns', '3 turns', '60s', '5m'],
      );
    case 'over':
    case 'under':
      return words(['30s', '60s', '5m']);
    case 'hit':
      return kind === 'rules' ? words(['first', 'last', 'any']) : { kind: 'options', values: named.options };
    case 'miss':
    case 'any_hit':
    case 'no_hit':
    case 'is':
    case 'on':
      return kind === 'scorecard' ? { kind: 'options', values: named.options } : words([]);
    case 'answer':
      return outer === 'levels' ? { kind: 'options', values: named.options } : words(['person', 'llm']);
    case 'scope':
      return words(['form', 'section']);
    case 'of':
      return outer === 'repeats' ? words(['self', 'other']) : words([]);
    case 'every':
    case 'ordered':
    case 'fault':
      return words(['true']);
    case 'says':
    case 'any':
    case 'none':
    case 'words':
      return { kind: 'lists', values: named.lists.map((name) => `$${name}`) };
    default:
      return words([]);
  }
}
