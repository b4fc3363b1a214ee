import type { Language } from '../conversation/schema.ts';
import type { TextSimilarity } from '../ports/similarity.ts';
import { LIKENESS_CURVES, type LikenessCurve } from './likeness-curves.ts';
import { ngramSimilarity } from './ngram-similarity.ts';

export type Vectors = ReadonlyMap<string, Float32Array>;

/**
 * Likeness by what texts mean and by their words together, on the scale of the n-grams: a threshold lets through as
 * many unrelated pairs as it does there. Where one of two texts has no vector, the n-grams alone tell.
 *
 * @param examples unit vectors of texts that conversations are compared with, by language
 */
export function vectorSimilarity(
  id: string,
  examples: Readonly<Partial<Record<Language, Vectors>>>,
  curves: Readonly<Record<Language, LikenessCurve>> = LIKENESS_CURVES,
): TextSimilarity {
  const ngrams = ngramSimilarity();
  let language: Language = 'zh';
  let spoken: Vectors = new Map();
  const vectorOf = (text: string) => spoken.get(text) ?? examples[language]?.get(text);
  return {
    id: `${id}+${ngrams.id}`,
    within(spokenLanguage, vectors) {
      language = spokenLanguage;
      spoken = vectors;
    },
    compare(a, b) {
      const words = ngrams.compare(a, b);
      const left = vectorOf(a);
      const right = vectorOf(b);
      if (left === undefined || right === undefined || left.length !== right.length) return words;
      let product = 0;
      for (let i = 0; i < left.length; i++) product += left[i]! * right[i]!;
      const { knots, wordShare } = curves[language];
      return risingThrough(knots, product + wordShare * words);
    },
  };
}

/** The value at `x` of straight lines through points in rising order; level beyond the ends. */
function risingThrough(knots: LikenessCurve['knots'], x: number): number {
  let [beforeX, beforeY] = knots[0]!;
  if (x <= beforeX) return beforeY;
  for (const [nextX, nextY] of knots) {
    if (x < nextX) return beforeY + ((nextY - beforeY) * (x - beforeX)) / (nextX - beforeX);
    beforeX = nextX;
    beforeY = nextY;
  }
  return beforeY;
}
