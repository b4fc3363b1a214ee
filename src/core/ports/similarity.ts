/** How alike two texts are. Character n-grams by default; an encoder's vectors where one is present. */
export interface TextSimilarity {
  /** Named in evidence: two similarities give two different figures. */
  readonly id: string;
  /** 0 (nothing in common) to 1 (the same); symmetric. */
  compare(a: string, b: string): number;
}
