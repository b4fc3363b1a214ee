import type { Problem } from '../problem.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import type { Bounds, Distance, Position } from './model.ts';

const UNITS_IN_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/;
const TURNS = /^(\d+)\s*turns?$/;
const ENDS = /^(first|last)\s+(\d+)$/;

/** `500ms`, `30s`, `5m`, `2h`, in milliseconds. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text.trim());
  return match === null ? null : Number(match[1]) * UNITS_IN_MS[match[2]!]!;
}

export function readDuration(read: FieldReader, node: YamlNode): number | null {
  const text = read.text(node);
  if (text === null) return null;
  const duration = parseDuration(text);
  if (duration === null) {
    read.problems.error(
      node,
      'bad-duration',
      { zh: `${text} 不是时长`, en: `${text} is not a duration` },
      { zh: '可以写 500ms、30s、5m、2h', en: 'Write 500ms, 30s, 5m or 2h' },
    );
  }
  return duration;
}

/** `3 turns` or a duration. */
export function readDistance(read: FieldReader, node: YamlNode): Distance | null {
  const text = read.text(node);
  if (text === null) return null;
  const turns = TURNS.exec(text.trim());
  if (turns !== null) return { turns: Number(turns[1]) };
  const ms = parseDuration(text);
  if (ms !== null) return { ms };
  read.problems.error(
    node,
    'bad-distance',
    { zh: `${text} 不是距离`, en: `${text} is not a distance` },
    { zh: '可以写 3 turns 或 60s', en: 'Write 3 turns or 60s' },
  );
  return null;
}

/** `first 3`, `last 2`, a rank, or `{ from, to }`. */
export function readPosition(read: FieldReader, node: YamlNode): Position | null {
  if (node.kind === 'map') {
    read.onlyKeys(node, ['from', 'to']);
    const from = rank(read, node, 'from', 1);
    const to = rank(read, node, 'to', -1);
    if (from === null || to === null) return null;
    // Whether the third comes before the last but one depends on how long the conversation is.
    if (from > 0 === to > 0 && from > to) {
      tellEmptyRange(read, node, ['from', 'to'], 'at most', 'warning');
    }
    return { from, to };
  }
  if (node.kind === 'scalar') {
    const ends = ENDS.exec(node.text.trim());
    if (ends !== null && Number(ends[2]) > 0) {
      const count = Number(ends[2]);
      return ends[1] === 'first' ? { from: 1, to: count } : { from: -count, to: -1 };
    }
    if (typeof node.value === 'number' && Number.isInteger(node.value) && node.value !== 0) {
      return { from: node.value, to: node.value };
    }
  }
  read.problems.error(
    node,
    'bad-position',
    { zh: '看不懂这个位置', en: 'This is not a position' },
    {
      zh: '可以写 first 3、last 2、2（第二句）、-1（最后一句）或 { from: 2, to: 5 }',
      en: 'Write first 3, last 2, 2 (the second), -1 (the last) or { from: 2, to: 5 }',
    },
  );
  return null;
}

function rank(read: FieldReader, map: YamlMap, key: string, otherwise: number): number | null {
  const node = read.optional(map, key);
  if (node === undefined) return otherwise;
  const value = read.number(node, { integer: true });
  if (value !== 0) return value;
  read.problems.error(node, 'bad-position', {
    zh: '位置从 1 数起；-1 是最后一句',
    en: 'Ranks count from 1; -1 is the last',
  });
  return null;
}

/** `over` and `under`, at least one of them, read by `value`. */
export function readBounds(
  read: FieldReader,
  map: YamlMap,
  value: (read: FieldReader, node: YamlNode) => number | null,
  alternatives: readonly string[] = [],
): Bounds | null {
  const overNode = read.optional(map, 'over');
  const underNode = read.optional(map, 'under');
  if (overNode === undefined && underNode === undefined && !alternatives.some((key) => map.get(key))) {
    const keys = ['over', 'under', ...alternatives];
    read.problems.error(map, 'missing-key', {
      zh: `至少要写 ${keys.join('、')} 中的一个`,
      en: `One of ${keys.join(', ')} is needed`,
    });
    return null;
  }
  const over = overNode === undefined ? undefined : value(read, overNode);
  const under = underNode === undefined ? undefined : value(read, underNode);
  if (over === null || under === null) return null;
  if (over !== undefined && under !== undefined && over >= under) {
    tellEmptyRange(read, map, ['over', 'under'], 'below', 'error');
    return null;
  }
  return { ...(over === undefined ? {} : { over }), ...(under === undefined ? {} : { under }) };
}

/** Reports two bounds between which there is nothing; of a kind that rulebooks in force may hold, it is no error. */
export function tellEmptyRange(
  read: FieldReader,
  map: YamlMap,
  [lower, upper]: readonly [string, string],
  wanted: 'below' | 'at most',
  severity: Problem['severity'],
): void {
  read.problems[severity](
    map,
    'empty-range',
    wanted === 'below'
      ? {
          zh: `${lower} 必须小于 ${upper}，否则什么也不符合`,
          en: `${lower} must be smaller than ${upper}, or nothing fits`,
        }
      : {
          zh: `${lower} 不能大于 ${upper}，否则什么也不符合`,
          en: `${lower} must not be greater than ${upper}, or nothing fits`,
        },
  );
}

/** A plain number for `readBounds`. */
export function readNumber(read: FieldReader, node: YamlNode): number | null {
  return read.number(node);
}
