import type { Topic, TopicAnchor } from './topic.ts';

/** Members so many spreads less like the centre than usual are still taken in. */
const TAKEN_IN = 2.5;

/** The centre of some unit vectors and how far from it they usually lie. */
export function anchorOf(vectors: readonly Float32Array[]): TopicAnchor | undefined {
  const width = vectors[0]?.length;
  if (width === undefined) return undefined;
  const centre = new Float32Array(width);
  for (const vector of vectors) for (let i = 0; i < width; i++) centre[i]! += vector[i]!;
  const length = Math.hypot(...centre);
  if (length === 0) return undefined;
  for (let i = 0; i < width; i++) centre[i]! /= length;
  const likeness = vectors.map((vector) => likenessOf(vector, centre));
  const mean = likeness.reduce((sum, value) => sum + value, 0) / likeness.length;
  const spread = Math.sqrt(likeness.reduce((sum, value) => sum + (value - mean) ** 2, 0) / likeness.length);
  // Copies have no spread; what is said a little differently belongs to them all the same.
  return { centre, limit: mean - Math.max(0.05, TAKEN_IN * spread) };
}

/**
 * The topic that each new vector belongs to: the one whose centre is nearest, if it is near enough; −1 otherwise.
 * @param topics of the vectors' language; those without an anchor take nothing in
 */
export function assignToTopics(
  vectors: readonly Float32Array[],
  topics: readonly Pick<Topic, 'anchor'>[],
): Int32Array {
  return Int32Array.from(vectors, (vector) => {
    let best = -1;
    let bestLikeness = Number.NEGATIVE_INFINITY;
    for (const [place, { anchor }] of topics.entries()) {
      if (anchor === undefined || anchor.centre.length !== vector.length) continue;
      const likeness = likenessOf(vector, anchor.centre);
      if (likeness > bestLikeness) {
        best = place;
        bestLikeness = likeness;
      }
    }
    return best >= 0 && bestLikeness >= topics[best]!.anchor!.limit ? best : -1;
  });
}

function likenessOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
