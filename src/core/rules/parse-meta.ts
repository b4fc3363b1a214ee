import type { Bilingual } from '../bilingual.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import { warnOfBound, warnOfValue } from './field-values.ts';
import type { Condition, MetaComparison, MetaTest } from './model.ts';
import { readPattern } from './parse-checks.ts';
import { tellEmptyRange } from './parse-values.ts';

const FIELD: Bilingual = { zh: '比较方式', en: 'comparison' };

/** Reads what is asked of the conversation’s metadata; null after its problems have been reported. */
export function readMeta(read: FieldReader, node: YamlNode): Condition | null {
  const map = read.map(node);
  if (map === null) return null;
  const fields: MetaTest[] = [];
  for (const { key, value } of map.entries) {
    const comparisons =
      value.kind === 'map' ? readComparisons(read, key, value) : readIs(read, key, value, false);
    for (const comparison of comparisons ?? []) fields.push({ field: key, comparison });
    if (comparisons === null) return null;
  }
  if (fields.length > 0) return { kind: 'meta', fields };
  read.problems.error(map, 'empty-condition', { zh: '没有写任何字段', en: 'No field is named' });
  return null;
}

const RANGE_KEYS = { above: 'above', below: 'below', at_least: 'atLeast', at_most: 'atMost' } as const;
type Range = { [Key in (typeof RANGE_KEYS)[keyof typeof RANGE_KEYS]]?: number };
const COMPARISON_KEYS = [...Object.keys(RANGE_KEYS), 'is', 'is_not', 'contains', 'matches', 'exists'];

function readComparisons(read: FieldReader, field: string, map: YamlMap): MetaComparison[] | null {
  const found: MetaComparison[] = [];
  const range: Range = {};
  for (const { key, keyPlace, value } of map.entries) {
    switch (key) {
      case 'is':
      case 'is_not': {
        const comparison = readIs(read, field, value, key === 'is_not');
        if (comparison === null) return null;
        found.push(...comparison);
        break;
      }
      case 'contains': {
        const text = read.text(value);
        if (text === null) return null;
        found.push({ kind: 'contains', text });
        break;
      }
      case 'matches': {
        const source = readPattern(read, value);
        if (source === null) return null;
        found.push({ kind: 'matches', source });
        break;
      }
      case 'exists': {
        const exists = read.boolean(value);
        if (exists === null) return null;
        found.push({ kind: 'exists', exists });
        break;
      }
      default: {
        if (!Object.hasOwn(RANGE_KEYS, key)) {
          read.unknown(keyPlace, key, COMPARISON_KEYS, FIELD);
          return null;
        }
        const bound = read.number(value);
        if (bound === null) return null;
        range[RANGE_KEYS[key as keyof typeof RANGE_KEYS]] = bound;
        warnOfBound(read, value, field, key as keyof typeof RANGE_KEYS, bound);
      }
    }
  }
  warnOfEmptyRange(read, map, range);
  if (Object.keys(range).length > 0) found.push({ kind: 'range', ...range });
  return found;
}

function warnOfEmptyRange(read: FieldReader, map: YamlMap, range: Range): void {
  for (const lower of ['above', 'at_least'] as const) {
    for (const upper of ['below', 'at_most'] as const) {
      const from = range[RANGE_KEYS[lower]];
      const to = range[RANGE_KEYS[upper]];
      if (from === undefined || to === undefined) continue;
      const mayMeet = lower === 'at_least' && upper === 'at_most';
      if (mayMeet ? from <= to : from < to) continue;
      tellEmptyRange(read, map, [lower, upper], mayMeet ? 'at most' : 'below', 'warning');
      return;
    }
  }
}

function readIs(read: FieldReader, field: string, node: YamlNode, negated: boolean): MetaComparison[] | null {
  const items = node.kind === 'list' ? node.items : [node];
  const values: unknown[] = [];
  for (const item of items) {
    const scalar = read.scalar(item);
    if (scalar === null) return null;
    warnOfValue(read, scalar, field);
    values.push(scalar.value);
  }
  return [{ kind: 'is', values, negated }];
}
