import { conversationField } from '#core/conversation/fields.ts';
import { foldLabel } from '#core/conversation/roles.ts';
import { ROLES, type Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { closestWord, didYouMean } from '#core/yaml/did-you-mean.ts';
import { error } from './problems.ts';

const CONVERSATION_TARGETS = [
  ...['id', 'channel', 'language', 'startedAt', 'agent', 'agent.id', 'agent.name', 'agent.team'],
  ...['customer', 'customer.id', 'customer.name', 'turns'],
];
const TURN_TARGETS = [
  ...['role', 'text', 'at', 'startMs', 'endMs', 'start', 'end', 'speaker'],
  ...['customer', 'customer.at', 'agent', 'agent.at', 'bot', 'bot.at'],
];

/** A path into a source value: `data.messages` is `['data', 'messages']`. */
export type SourcePath = readonly string[];

/** The `map` option, understood: where each field comes from and what the source calls the roles. */
export interface Mapping {
  /** Where the list of conversations stands inside a JSON document. */
  readonly container?: SourcePath;
  /** Target of a conversation → source column or path as written. */
  readonly conversation: ReadonlyMap<string, string>;
  readonly turn: ReadonlyMap<string, string>;
  /** Source label (folded) → role. */
  readonly roles?: ReadonlyMap<string, Role>;
  /** E-mail: addresses and `@domains` as written, by role. */
  readonly labels: ReadonlyMap<Role, readonly string[]>;
}

/** Nothing is told. */
export const NO_MAPPING: Mapping = { conversation: new Map(), turn: new Map(), labels: new Map() };

export type MappingResult =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads `{"turns":"data.messages","turn.text":"msg","id":"sid","role.customer":"C,user"}`: target → source,
 * and for `role.…` the source's own labels, separated by commas.
 */
export function parseMapping(map: Readonly<Record<string, string>> = {}): MappingResult {
  const conversation = new Map<string, string>();
  const turn = new Map<string, string>();
  const roles = new Map<string, Role>();
  const labels = new Map<Role, readonly string[]>();
  const problems: Problem[] = [];
  let container: SourcePath | undefined;
  for (const [target, source] of Object.entries(map)) {
    const role = ROLES.find((known) => target === `role.${known}`);
    const inTurn = target.startsWith('turn.') ? target.slice('turn.'.length) : undefined;
    if (typeof source !== 'string' || source.trim() === '') {
      problems.push(
        error('bad-map', { zh: `映射 ${target} 没有写来源`, en: `the mapping of ${target} names no source` }),
      );
    } else if (role !== undefined) {
      const own = source.split(/[,\uff0c]/).map((label) => label.trim());
      labels.set(role, own);
      for (const label of own) roles.set(foldLabel(label), role);
    } else if (target === 'conversations') container = splitPath(source);
    else if (inTurn !== undefined && (TURN_TARGETS.includes(inTurn) || inTurn.startsWith('attributes.'))) {
      turn.set(inTurn, source);
    } else if (CONVERSATION_TARGETS.includes(target) || target.startsWith('attributes.')) {
      conversation.set(target, source);
    } else problems.push(unknownTarget(target));
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    mapping: {
      conversation,
      turn,
      labels,
      ...(container === undefined ? {} : { container }),
      ...(roles.size === 0 ? {} : { roles }),
    },
  };
}

function unknownTarget(target: string): Problem {
  const targets = [
    'conversations',
    ...CONVERSATION_TARGETS,
    ...TURN_TARGETS.map((name) => `turn.${name}`),
    ...ROLES.map((role) => `role.${role}`),
  ];
  const near = closestWord(target, targets);
  const all = [...targets, 'attributes.…'].join(', ');
  return error(
    'bad-map',
    { zh: `映射的目标 ${target} 不存在`, en: `there is no field ${target} to map to` },
    {
      hint: near === undefined ? { zh: `可用的目标：${all}`, en: `targets are: ${all}` } : didYouMean(near),
    },
  );
}

/** Told which targets a record has something for, and what it was looked for in. */
export interface MappingWitness {
  look(record: unknown): void;
  found(target: string): void;
}

/** Brings a JSON record into canonical names by the mapping; what is not mapped stays where it was. */
export function applyMapping(record: unknown, mapping: Mapping, witness?: MappingWitness): unknown {
  if (mapping.conversation.size === 0 && mapping.turn.size === 0) return record;
  witness?.look(record);
  const lifted = lift(record, mapping.conversation, (target) => witness?.found(target));
  const turns = lifted['turns'] ?? findTurns(lifted);
  if (mapping.turn.size > 0 && Array.isArray(turns)) {
    const key = Object.keys(lifted).find((name) => lifted[name] === turns) ?? 'turns';
    const found = (target: string) => witness?.found(`turn.${target}`);
    witness?.look(turns[0]);
    lifted[key] = turns.map((turn) => (isRecord(turn) ? lift(turn, mapping.turn, found) : turn));
  }
  return lifted;
}

function findTurns(record: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(record).find(([name, value]) => Array.isArray(value) && mayHoldTurns(name))?.[1];
}

function mayHoldTurns(name: string): boolean {
  return conversationField(name)?.field === 'turns';
}

/** Copies the record with every mapped value moved from its source to its target. */
function lift(
  record: unknown,
  targets: ReadonlyMap<string, string>,
  tell: (target: string) => void,
): Record<string, unknown> {
  let rest: unknown = record;
  const found: [string, unknown][] = [];
  for (const [target, source] of targets) {
    const path = isRecord(record) && Object.hasOwn(record, source) ? [source] : splitPath(source);
    const value = valueAt(record, path);
    if (value === undefined) continue;
    found.push([target, value]);
    tell(target);
    rest = without(rest, path);
  }
  const lifted: Record<string, unknown> = isRecord(rest) ? { ...rest } : {};
  for (const [target, value] of found) put(lifted, target, value);
  return lifted;
}

function put(record: Record<string, unknown>, target: string, value: unknown): void {
  const prefix = 'attributes.';
  if (!target.startsWith(prefix)) {
    record[target] = value;
    return;
  }
  const attributes = isRecord(record['attributes']) ? record['attributes'] : {};
  record['attributes'] = Object.fromEntries([
    ...Object.entries(attributes),
    [target.slice(prefix.length), value],
  ]);
}

export function splitPath(source: string): SourcePath {
  return source.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
}

function valueAt(value: unknown, path: SourcePath): unknown {
  let current = value;
  for (const key of path) {
    if (!isContainer(current) || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** A copy along the path that lacks its last step; elsewhere the parts are shared. */
function without(value: unknown, path: SourcePath): unknown {
  const [key, ...deeper] = path;
  if (key === undefined || !isContainer(value) || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (deeper.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.fromEntries(
    entries
      .map(([name, inner]): [string, unknown] => [name, name === key ? without(inner, deeper) : inner])
      .filter(([name, inner]) => name !== key || !isRecord(inner) || Object.keys(inner).length > 0),
  );
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}
