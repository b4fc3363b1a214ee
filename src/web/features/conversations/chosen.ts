import type { Sort } from '#core/facts/query.ts';
import type { Search } from '../../client/address.ts';

/** Conversations that something is done with, as they were found. */
export interface Chosen {
  readonly filter: Search;
  readonly sort: Sort;
  /** Only these; all that the filter finds when absent. */
  readonly ids?: readonly string[];
  readonly count: number;
}
