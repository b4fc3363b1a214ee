import { groupCentroids, nearestOf } from '#core/insights/centroids.ts';
import { product, rowsOf, tableOf } from '#core/insights/vector-table.ts';
import { seeded } from './sample.ts';

const ROUNDS = 30;
const STARTS = 3;

/** k-means on unit vectors with the number of groups given, k-means++ starts, the best of three. */
export function meansOf(vectors: readonly Float32Array[], groups: number): Int32Array {
  const table = tableOf(vectors);
  let best: { readonly of: Int32Array; readonly fit: number } | undefined;
  for (let start = 1; start <= STARTS; start++) {
    let centroids = rowsOf(table, spreadStart(vectors, groups, seeded(start)));
    let nearest = nearestOf(table, centroids);
    for (let round = 0; round < ROUNDS; round++) {
      centroids = groupCentroids(table, { groups, of: nearest.of });
      const next = nearestOf(table, centroids);
      const moved = next.of.some((group, row) => group !== nearest.of[row]);
      nearest = next;
      if (!moved) break;
    }
    const fit = nearest.likeness.reduce((sum, value) => sum + value, 0);
    if (best === undefined || fit > best.fit) best = { of: nearest.of, fit };
  }
  return best!.of;
}

function spreadStart(vectors: readonly Float32Array[], groups: number, next: () => number): number[] {
  const width = vectors[0]!.length;
  const chosen = [Math.floor(next() * vectors.length)];
  const far = new Float64Array(vectors.length).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < groups) {
    const last = vectors[chosen.at(-1)!]!;
    let sum = 0;
    for (const [row, vector] of vectors.entries()) {
      far[row] = Math.min(far[row]!, Math.max(0, 1 - product(vector, 0, last, 0, width)));
      sum += far[row]!;
    }
    let left = next() * sum;
    let row = 0;
    while (row < vectors.length - 1 && left > far[row]!) left -= far[row++]!;
    chosen.push(row);
  }
  return chosen;
}
