import { RE2JS } from 're2js';
import { figureOf } from '../conversation/figure.ts';
import { normaliseText } from '../text/text-view.ts';
import type { MetaComparison, MetaTest } from './model.ts';
import { allOf, type Reason, type Truth } from './truth.ts';

/** Reads a metadata field by its name in the rule language; undefined when the conversation has none. */
export type Metadata = (field: string) => unknown;

/** Fields that only the end of the conversation settles. */
const GROWING = new Set(['turns', 'duration']);

/** Answers metadata conditions of one conversation; what cannot change any more is worked out once. */
export class MetadataReader {
  readonly #metadata: Metadata;
  readonly #known = new Map<readonly MetaTest[], MetadataReading>();

  constructor(metadata: Metadata) {
    this.#metadata = metadata;
  }

  read(fields: readonly MetaTest[], ended: boolean): MetadataReading {
    let reading = this.#known.get(fields);
    if (reading !== undefined) return reading;
    reading = compareMetadata(fields, this.#metadata, ended);
    if (ended || !fields.some(({ field }) => GROWING.has(field))) this.#known.set(fields, reading);
    return reading;
  }
}

interface MetadataReading {
  readonly truth: Truth;
  readonly reason?: Reason;
}

function compareMetadata(fields: readonly MetaTest[], metadata: Metadata, ended: boolean): MetadataReading {
  let reason: Reason | undefined;
  const truths = fields.map(({ field, comparison }): Truth => {
    if (!ended && GROWING.has(field)) return 'pending';
    const value = metadata(field);
    const isThere = value !== undefined && value !== null && value !== '';
    if (comparison.kind === 'exists') return isThere === comparison.exists ? 'true' : 'false';
    if (!isThere) {
      reason ??= `field:${field}`;
      return 'unknown';
    }
    const values = Array.isArray(value) ? value : [value];
    if (compare(values, comparison)) return 'true';
    const other = comparison.kind === 'range' ? values.findIndex((one) => figureOf(one) === undefined) : -1;
    if (other < 0) return 'false';
    reason ??= `not-a-number:${field}\n${String(values[other])}`;
    return 'unknown';
  });
  return { truth: allOf(truths), ...(reason === undefined ? {} : { reason }) };
}

function compare(
  values: readonly unknown[],
  comparison: Exclude<MetaComparison, { kind: 'exists' }>,
): boolean {
  switch (comparison.kind) {
    case 'is':
      return (
        values.some((one) => comparison.values.some((wanted) => isSame(one, wanted))) !== comparison.negated
      );
    case 'range':
      return values.some((one) => isInside(figureOf(one), comparison));
    case 'contains':
      return values.some((one) => normaliseText(String(one)).includes(normaliseText(comparison.text)));
    case 'matches':
      return values.some((one) =>
        expression(comparison.source)
          .matcher(normaliseText(String(one)))
          .find(),
      );
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' || typeof b === 'string')
    return normaliseText(String(a)) === normaliseText(String(b));
  return a === b;
}

function isInside(
  value: number | undefined,
  { above, below, atLeast, atMost }: MetaComparison & { kind: 'range' },
): boolean {
  if (value === undefined) return false;
  return (
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (atLeast === undefined || value >= atLeast) &&
    (atMost === undefined || value <= atMost)
  );
}

const expressions = new Map<string, RE2JS>();

function expression(source: string): RE2JS {
  let compiled = expressions.get(source);
  if (compiled === undefined) {
    compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    expressions.set(source, compiled);
  }
  return compiled;
}
