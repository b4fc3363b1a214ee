import type { Conversation } from './schema.ts';

/** `4`, `'4'` and `true`, `'true'` are the same to a filter: sources do not agree on types. */
export function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The queue that it came in by; undefined where none is named. */
export function queueOf({ attributes }: Pick<Conversation, 'attributes'>): string | undefined {
  return scalarText(attributes?.['queue']) || undefined;
}
