import type { Bilingual } from './bilingual.ts';

/** Something wrong with an input or a written file: what, where, and the way out. */
export interface Problem {
  /** Stable and machine-readable, lower-case words joined by hyphens: `unknown-role`, `bad-time`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Bilingual;
  /** What to do, or the word that was probably meant. */
  readonly hint?: Bilingual;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
  /** The other place that it speaks of, where it speaks of two. */
  readonly also?: { readonly file?: string; readonly line: number };
  /** Path into the value: `turns[3].role`. */
  readonly path?: string;
}
