import type { Partition } from './communities.ts';
import { normaliseRows, product, type VectorTable } from './vector-table.ts';

/** Rows by which a partition is judged; more change the third digit. */
const JUDGED_BY = 1_500;

/** Two groups nearer than this are not apart, whatever rounding says. */
const SAME = 1e-3;

/** Sum of the rows of each group; a row in no group (−1) counts nowhere. */
export function groupSums(table: VectorTable, { of, groups }: Partition): VectorTable {
  const { rows, width, values } = table;
  const sums = new Float32Array(groups * width);
  for (let row = 0; row < rows; row++) {
    const group = of[row]!;
    if (group < 0) continue;
    for (let i = 0; i < width; i++) sums[group * width + i]! += values[row * width + i]!;
  }
  return { rows: groups, width, values: sums };
}

/** The unit vector in the middle of each group. */
export function groupCentroids(table: VectorTable, partition: Partition): VectorTable {
  const sums = groupSums(table, partition);
  normaliseRows(sums.values, sums.width);
  return sums;
}

/** The likest of some unit vectors, and how like it is; −1 where there is none. */
export interface Nearest {
  readonly of: Int32Array;
  readonly likeness: Float32Array;
}

export function nearestOf(table: VectorTable, centroids: VectorTable): Nearest {
  const { rows, width, values } = table;
  const of = new Int32Array(rows).fill(-1);
  const likeness = new Float32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    for (let group = 0; group < centroids.rows; group++) {
      const value = product(values, row * width, centroids.values, group * width, width);
      if (value > likeness[row]!) {
        likeness[row] = value;
        of[row] = group;
      }
    }
  }
  return { of, likeness };
}

/** How a partition lies in its table; means over rows, of which one that is a group by itself counts 0. */
export interface Separation {
  /**
   * How much nearer rows are to the middle of their own group (without themselves) than to that of the next one: 1 far
   * apart, 0 no difference. Splitting without end does not pay.
   */
  readonly separation: number;
  /** Likeness of rows to the middle of their own group (without themselves), at most 1. */
  readonly closeness: number;
}

export function separationOf(table: VectorTable, partition: Partition): Separation {
  const { rows, width, values } = table;
  const { of, groups } = partition;
  if (groups < 2) return { separation: 0, closeness: 0 };
  const sums = groupSums(table, partition).values;
  const squares = new Float64Array(groups);
  const sizes = new Int32Array(groups);
  for (let group = 0; group < groups; group++) {
    squares[group] = product(sums, group * width, sums, group * width, width);
  }
  for (let row = 0; row < rows; row++) if (of[row]! >= 0) sizes[of[row]!]!++;
  let apart = 0;
  let close = 0;
  let judged = 0;
  const step = Math.max(1, rows / JUDGED_BY);
  for (let place = 0; place < rows; place += step) {
    const row = Math.floor(place);
    const own = of[row]!;
    if (own < 0) continue;
    judged++;
    if (sizes[own] === 1) continue;
    let next = -1;
    let near = -1;
    for (let group = 0; group < groups; group++) {
      const along = product(values, row * width, sums, group * width, width);
      if (group === own) {
        // The row itself, of unit length, is taken out of its group's sum.
        near = (along - 1) / Math.sqrt(Math.max(1e-12, squares[group]! - 2 * along + 1));
      } else {
        const value = along / Math.sqrt(Math.max(1e-12, squares[group]!));
        if (value > next) next = value;
      }
    }
    const toOwn = Math.max(0, 1 - near);
    const toNext = Math.max(0, 1 - next);
    apart += (toNext - toOwn) / Math.max(toOwn, toNext, SAME);
    close += near;
  }
  return { separation: apart / Math.max(1, judged), closeness: close / Math.max(1, judged) };
}
