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
}

export const NO_MEMORY: TestMemory = { entries: [], pending: 0 };
