import type { Reason, Truth } from './truth.ts';

/** An utterance that passes the checks of a test (for an `every` test: any utterance of its roles). */
export interface Entry {
  readonly index: number;
  /** Whether it counts, by what is known now: in scope and, except for `every` tests, checked. */
  state: Truth;
  readonly checked: Truth;
  reason: Reason | undefined;
  anchor: number | undefined;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** What a test remembers of one conversation. */
export interface TestMemory {
  readonly entries: Entry[];
  /** Entries whose scope is still open. */
  pending: number;
  /** Entries that count for sure. */
  sure: number;
  /** Entries of which it is unknown whether they count. */
  unknown: number;
  /** Entries in scope that fail the checks of an `every` test. */
  failing: number;
}

export const NO_MEMORY: TestMemory = { entries: [], pending: 0, sure: 0, unknown: 0, failing: 0 };

/** Counts an entry by its present state; a pending one is counted again once it is settled. */
export function count(memory: TestMemory, { state, checked }: Entry): void {
  if (state === 'pending') memory.pending++;
  else if (state === 'unknown') memory.unknown++;
  else if (state === 'true') {
    memory.sure++;
    if (checked === 'false') memory.failing++;
  }
}
