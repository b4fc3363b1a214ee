import { SORTS, type Sort } from '#core/facts/query.ts';
import { firstOf } from '../../client/address.ts';
import type { Period } from '../../client/period.ts';
import { useAddress } from '../../ui/use-address.ts';

/** Which conversations a list shows whose address names no period. */
export const LIST_STANDARD: Period = 'all';

/** The order that the address asks for. */
export function useSort(): Sort {
  const { search } = useAddress();
  return SORTS.find((sort) => sort === firstOf(search['sort'])) ?? 'newest';
}
