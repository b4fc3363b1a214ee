import type { Bilingual } from '../../bilingual.ts';
import type { Language, Role } from '../../conversation/schema.ts';

/** Fewer say nothing of what they have in common; more are no longer read by whoever keeps the file. */
export const EXAMPLES_AT_LEAST = 5;
export const EXAMPLES_AT_MOST = 200;

/** A sentence as somebody wrote it into a signal file. */
export interface WrittenSentence {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** An organisation's own signal, told by sentences that carry it and, where it is easily mistaken, some that do not. */
export interface CustomSignal {
  readonly id: `custom.${string}`;
  readonly title: Bilingual;
  readonly description?: Bilingual;
  /** Who says it. */
  readonly by: readonly Role[];
  readonly examples: Readonly<Partial<Record<Language, readonly WrittenSentence[]>>>;
  readonly counterExamples: Readonly<Partial<Record<Language, readonly WrittenSentence[]>>>;
  readonly line: number;
  readonly file?: string;
}
