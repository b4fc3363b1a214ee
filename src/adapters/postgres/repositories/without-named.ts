import type { ConversationFilter } from '#core/facts/query.ts';
import type { Named } from '#core/ports/named.ts';

/** The same filter where it names none of them. */
export function withoutNamed(filter: ConversationFilter, named: Named): ConversationFilter {
  let left = filter;
  for (const list of ['customers', 'ids'] as const) {
    const values = filter[list];
    const gone = new Set(named[list]);
    if (values?.some((value) => gone.has(value)) !== true) continue;
    left = { ...left, [list]: values.filter((value) => !gone.has(value)) };
  }
  return left;
}
