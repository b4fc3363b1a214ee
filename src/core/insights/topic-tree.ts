import { separationOf } from './centroids.ts';
import { type Partition, renumber } from './communities.ts';
import { normaliseRows, product, type VectorTable } from './vector-table.ts';

/** Fewer topics are seen at a glance. */
const WORTH_A_TREE = 8;
/** So many topics under one heading, on average, at least and at most. */
const LEAST_UNDER = 2;
const MOST_UNDER = 8;

/**
 * Headings over topics: topics are joined pair by pair, the two groups whose middles are likest first, and of the
 * stages with two to eight topics a heading the one is taken whose groups stand apart best.
 *
 * @param centroids unit vectors of the topics
 * @param sizes conversations of each
 * @returns heading of each topic; each is its own with fewer than eight topics
 */
export function findHeadings(centroids: VectorTable, sizes: ArrayLike<number>): Partition {
  const { rows } = centroids;
  const own = renumber(Int32Array.from({ length: rows }, (_, i) => i));
  if (rows < WORTH_A_TREE) return own;
  const merges = joinInPairs(centroids, sizes);
  const of = own.of.slice();
  let best = own;
  let bestSeparation = Number.NEGATIVE_INFINITY;
  for (const [done, [kept, gone]] of merges.entries()) {
    for (let i = 0; i < rows; i++) if (of[i] === gone) of[i] = kept;
    const left = rows - done - 1;
    if (left > rows / LEAST_UNDER) continue;
    if (left < Math.max(2, rows / MOST_UNDER)) break;
    const stage = renumber(of);
    const value = separationOf(centroids, stage).separation;
    if (value > bestSeparation) {
      best = stage;
      bestSeparation = value;
    }
  }
  return best;
}

/** Pairs in the order in which they are joined, `[kept, gone]`, by average likeness weighed by size. */
function joinInPairs(centroids: VectorTable, sizes: ArrayLike<number>): [number, number][] {
  const { rows, width } = centroids;
  const middles = centroids.values.slice();
  normaliseRows(middles, width);
  const weight = Float64Array.from({ length: rows }, (_, i) => Math.sqrt(Math.max(1, sizes[i]!)));
  const likeness = new Float32Array(rows * rows).fill(-2);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const value = product(middles, i * width, middles, j * width, width);
      likeness[i * rows + j] = value;
      likeness[j * rows + i] = value;
    }
  }
  const isOpen = new Uint8Array(rows).fill(1);
  const best = new Int32Array(rows);
  const look = (i: number) => {
    let at = -1;
    for (let j = 0; j < rows; j++) {
      if (j !== i && isOpen[j] === 1 && (at < 0 || likeness[i * rows + j]! > likeness[i * rows + at]!))
        at = j;
    }
    best[i] = at;
  };
  for (let i = 0; i < rows; i++) look(i);
  const merges: [number, number][] = [];
  while (merges.length < rows - 1) {
    let kept = -1;
    for (let i = 0; i < rows; i++) {
      if (isOpen[i] === 0) continue;
      if (kept < 0 || likeness[i * rows + best[i]!]! > likeness[kept * rows + best[kept]!]!) kept = i;
    }
    const gone = best[kept]!;
    isOpen[gone] = 0;
    merges.push([kept, gone]);
    const [a, b] = [weight[kept]!, weight[gone]!];
    weight[kept] = a + b;
    for (let j = 0; j < rows; j++) {
      if (isOpen[j] === 0 || j === kept) continue;
      const value = (a * likeness[kept * rows + j]! + b * likeness[gone * rows + j]!) / (a + b);
      likeness[kept * rows + j] = value;
      likeness[j * rows + kept] = value;
    }
    for (let i = 0; i < rows; i++) {
      if (isOpen[i] === 1 && (i === kept || best[i] === gone || best[i] === kept)) look(i);
    }
  }
  return merges;
}
