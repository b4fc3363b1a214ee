import { conversationField } from '../conversation/fields.ts';
import { isObject, type Json } from './transcript-fields.ts';

const PARTS: Readonly<Record<string, readonly string[]>> = {
  agent: ['id', 'name', 'team'],
  customer: ['id', 'name'],
};

/**
 * What several sources tell of one call, put together field by field: an earlier source goes before, a later one tells
 * what is missing. Fields may have any name that a conversation knows; people and attributes are completed part by part.
 */
export function completeCall(sources: readonly Json[]): Json {
  const told = sources.filter((source) => Object.keys(source).length > 0);
  // A source that speaks alone is understood as a conversation is.
  if (told.length < 2) return told[0] ?? {};
  const fields = new Map<string, unknown>();
  const attributes = new Map<string, unknown>();
  for (const source of told) {
    const known = sorted(source);
    for (const [name, value] of known.fields) if (!fields.has(name)) fields.set(name, value);
    for (const [name, value] of known.attributes) if (!attributes.has(name)) attributes.set(name, value);
  }
  return {
    ...Object.fromEntries(fields),
    ...(attributes.size === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
  };
}

interface Sorted {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly attributes: ReadonlyMap<string, unknown>;
}

/** One source in canonical names; of several names for one field the best has it, the others stay attributes. */
function sorted(source: Json): Sorted {
  const best = new Map<string, { readonly key: string; readonly rank: number }>();
  for (const [key, value] of Object.entries(source)) {
    const match = conversationField(key);
    if (match === undefined || !isValueOf(match.field, value)) continue;
    const held = best.get(match.field);
    if (held === undefined || match.rank < held.rank) best.set(match.field, { key, rank: match.rank });
  }
  const fields = new Map<string, unknown>();
  const attributes = new Map<string, unknown>();
  const own: Json[] = [];
  for (const [key, value] of Object.entries(source)) {
    if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) continue;
    const field = conversationField(key)?.field;
    if (field === undefined || best.get(field)?.key !== key) attributes.set(key, value);
    else if (!isObject(value)) fields.set(field, value);
    else if (field === 'attributes') own.push(value);
    else {
      const others = { ...value };
      for (const part of PARTS[field]!) {
        if (isText(value[part])) fields.set(`${field}.${part}`, value[part]);
        delete others[part];
      }
      if (Object.keys(others).length > 0) attributes.set(field, others);
    }
  }
  for (const [name, value] of own.flatMap((one) => Object.entries(one))) attributes.set(name, value);
  return { fields, attributes };
}

function isValueOf(field: string, value: unknown): boolean {
  if (field === 'turns') return false;
  if (field === 'attributes') return isObject(value);
  return isText(value) || (Object.hasOwn(PARTS, field) && isObject(value));
}

function isText(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
