import type { Language } from '../conversation/schema.ts';

/** How alike two texts are. Character n-grams by default; an encoder's vectors with them where one is present. */
export interface TextSimilarity {
  /** Named in evidence: two similarities give two different figures. */
  readonly id: string;
  /** 0 (nothing in common) to 1 (the same); symmetric. */
  compare(a: string, b: string): number;
  /** Says of which conversation the texts are that are compared next, and what vectors a model gave them. */
  within?(language: Language, vectors: ReadonlyMap<string, Float32Array>): void;
}
