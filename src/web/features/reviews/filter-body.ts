import { listOf, type Search } from '../../client/address.ts';
import type { DrawRequest } from '../../client/reviews.ts';

/** Parameters of an address that are written once. */
const SINGLE: ReadonlySet<string> = new Set(['from', 'to', 'timeZone', 'satisfaction']);

/** What an address asks for, as the body of a request says it. */
export function filterBody(filter: Search): NonNullable<DrawRequest['filter']> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => {
      const values = listOf(value);
      if (values.length === 0) return [];
      return [[name, SINGLE.has(name) ? values[0] : values]];
    }),
  ) as NonNullable<DrawRequest['filter']>;
}
