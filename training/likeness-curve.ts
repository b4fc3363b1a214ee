/**
 * Fits how the product of two sentence vectors and the likeness of their words make one likeness, so that thresholds
 * written for words alone keep their meaning: of pairs of questions from different conversations, a threshold lets
 * through the same share. How much the words weigh is chosen on the questions that the corpus says were asked again
 * (each with the earlier question most like it) against those that were new.
 */
import type { LikenessCurve } from '#core/text/likeness-curves.ts';

/** The product of the vectors, and the likeness of the words. */
export type Pair = readonly [product: number, words: number];

export interface CurvePairs {
  /** A question and the one that it asks again. */
  readonly again: readonly Pair[];
  /** A question and an earlier, other one of the same conversation. */
  readonly other: readonly Pair[];
  /** Questions of two conversations. */
  readonly unrelated: readonly Pair[];
}

const SHARES = [0, 0.15, 0.3, 0.45, 0.6, 0.8, 1];
const LEVELS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
/** A share of fewer pairs than these cannot be told. */
const TELLING = 8;

export function fitCurve({ again, other, unrelated }: CurvePairs): LikenessCurve {
  const joint = (share: number) => (pairs: readonly Pair[]) =>
    pairs.map(([product, words]) => product + share * words);
  const auc = (share: number) => areaUnder(joint(share)(again), joint(share)(other));
  const wordShare = SHARES.reduce((best, share) => (auc(share) > auc(best) ? share : best));
  const scores = joint(wordShare)(unrelated).toSorted((a, b) => b - a);
  const words = unrelated.map(([, likeness]) => likeness);
  const knots: [number, number][] = [];
  for (const level of LEVELS) {
    const through = words.filter((likeness) => likeness >= level).length;
    if (through < TELLING || through === unrelated.length) continue;
    const score = scores[through]!;
    if (score > (knots.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY)) knots.push([round(score), level]);
  }
  // Below the first knot likeness falls to nothing at the commonest product; the same text is wholly alike.
  const middle = scores[Math.floor(scores.length / 2)]!;
  const first = knots[0]![0];
  return { wordShare, knots: [[round(Math.min(middle, first - 0.05)), 0], ...knots, [1 + wordShare, 1]] };
}

/** How often a pair of the first kind scores above one of the second. */
export function areaUnder(above: readonly number[], below: readonly number[]): number {
  const ordered = below.toSorted((a, b) => a - b);
  let wins = 0;
  for (const score of above) {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle]! < score) low = middle + 1;
      else high = middle;
    }
    wins += low;
  }
  return wins / (above.length * below.length);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
