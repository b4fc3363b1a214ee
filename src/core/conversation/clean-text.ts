import type { Conversation } from './schema.ts';

/**
 * The text without halves of characters and NUL, which are valid JSON but which stores refuse. One unit for one
 * unit, so that every offset stays where it was.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Whether every text in it, names of fields included, is as `cleanText` leaves it. */
export function isClean(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isClean);
  // Half the time of a list of entries, and every conversation comes past here.
  for (const name in value) {
    if (!isClean(name) || !isClean((value as Record<string, unknown>)[name])) return false;
  }
  return true;
}

/**
 * The conversation with every text in it clean. Only NUL in its id and its customer's stays: by these it is found
 * and erased, so whoever stores them has to refuse it.
 */
export function cleanConversation(conversation: Conversation): Conversation {
  if (isClean(conversation)) return conversation;
  const { id, customer } = conversation;
  return {
    ...(clean(conversation) as Conversation),
    id: id.toWellFormed(),
    ...(customer === undefined
      ? {}
      : { customer: { ...(clean(customer) as typeof customer), id: customer.id.toWellFormed() } }),
  };
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clean);
  // fromEntries defines own properties, so that a key such as `__proto__` stays plain data.
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), clean(inner)]));
}
