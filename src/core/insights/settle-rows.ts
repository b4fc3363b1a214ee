import type { Nearest } from './centroids.ts';
import type { Partition } from './communities.ts';
import type { Graph } from './graph.ts';
import { product, type VectorTable } from './vector-table.ts';

/** What all ties of a row into one group weigh beside its likeness to the middle of that group, which is at most 1. */
const WEIGHT_OF_TIES = 0.5;

/**
 * The group of each row by its likeness to the middle and by the share of its ties that lead into the group. The middle
 * alone cuts groups that are long or lie close to others; the ties alone hold on to a row that only a chain of others led there.
 *
 * @param found groups of the nodes of the graph, −1 for those in none, whose ties count for no group
 * @param centroids unit vectors in the middle of the groups
 * @returns group of each row and its likeness to the middle of that group
 */
export function settleRows(
  table: VectorTable,
  { starts, targets, weights }: Graph,
  found: Partition,
  centroids: VectorTable,
): Nearest {
  const { rows, width, values } = table;
  const of = new Int32Array(rows).fill(-1);
  const likeness = new Float32Array(rows).fill(-1);
  const ties = new Float64Array(found.groups);
  for (let row = 0; row < rows; row++) {
    let all = 0;
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      all += weights[e]!;
      const group = found.of[targets[e]!]!;
      if (group >= 0) ties[group]! += weights[e]!;
    }
    const weight = all > 0 ? WEIGHT_OF_TIES / all : 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let group = 0; group < found.groups; group++) {
      const near = product(values, row * width, centroids.values, group * width, width);
      const spokenFor = near + weight * ties[group]!;
      ties[group] = 0;
      if (spokenFor <= best) continue;
      best = spokenFor;
      of[row] = group;
      likeness[row] = near;
    }
  }
  return { of, likeness };
}
