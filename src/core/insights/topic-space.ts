import { learnReduction, reduce } from './principal-parts.ts';
import { evenly, normaliseRows, type VectorTable } from './vector-table.ts';
import { learnWordFeatures, WORD_WIDTH } from './word-features.ts';

/** Part of the words in the likeness of two texts, the vectors of the model being 1. */
const WORD_SHARE = 0.15;
/** Directions that are kept: noise lies in the others, and time. */
const PARTS = 80;
/** Directions in which all texts differ a little are held down, not made equal. */
const FLATTENING = 0.25;
const LEARNED_FROM = 8_000;
const CHUNK = 4_096;

/**
 * Texts as rows of unit length that can be compared: what the model understands and the words that were used, without
 * what all of them have in common.
 *
 * @param vectors of the texts, in order; undefined where no model has read them: then words alone tell
 */
export function topicSpace(
  texts: readonly string[],
  vectors: readonly Float32Array[] | undefined,
): VectorTable {
  const words = learnWordFeatures(texts);
  const ownWidth = vectors?.[0]?.length ?? 0;
  const width = ownWidth + WORD_WIDTH;
  const share = vectors === undefined ? 1 : Math.sqrt(WORD_SHARE);
  const fill = (rows: readonly number[]): VectorTable => {
    const values = new Float32Array(rows.length * width);
    for (const [i, row] of rows.entries()) {
      const at = i * width;
      if (vectors !== undefined) values.set(vectors[row]!, at);
      words(texts[row]!, values, at + ownWidth);
      for (let j = at + ownWidth; j < at + width; j++) values[j]! *= share;
    }
    return { rows: rows.length, width, values };
  };
  const reduction = learnReduction(fill(evenly(texts.length, LEARNED_FROM)), PARTS);
  const values = new Float32Array(texts.length * reduction.parts);
  for (let start = 0; start < texts.length; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, texts.length - start) }, (_, i) => start + i);
    values.set(reduce(fill(rows), reduction, FLATTENING).values, start * reduction.parts);
  }
  normaliseRows(values, reduction.parts);
  return { rows: texts.length, width: reduction.parts, values };
}
