import { groupCentroids, type Nearest, nearestOf } from './centroids.ts';
import { choosePartition } from './choose-partition.ts';
import { type Partition, renumber } from './communities.ts';
import { settleRows } from './settle-rows.ts';
import { rowsOf, type VectorTable } from './vector-table.ts';

export interface GroupingOptions {
  /** Fewer members (by weight) make no group. Default: grows with the square root of all, 3 to 200. */
  readonly minimumSize?: number;
  /** How many conversations each row stands for; default 1 each. */
  readonly weights?: ArrayLike<number>;
  /** Rows that are compared pair by pair at once; the others join the groups found. Default 12,000. */
  readonly comparedAtOnce?: number;
}

/** Rows left over by one round are looked at again, in case there are groups among them that it was too coarse to see. */
const ROUNDS = 3;
/** Most of what is left over is like nothing: groups must stand apart as well as they can, or they take strangers in. */
const ENOUGH_OF_LEFT_OVER = 1;
const COMPARED_AT_ONCE = 12_000;
/** With fewer rows neighbours say nothing; copies alone make groups then. */
const TOO_FEW_TO_COMPARE = 20;
/** A row that is so many spreads less like its group than its members usually are does not belong to it. */
const OUTSIDE = 4;
/** Less like than this to every group is like none of them. */
const LEAST_LIKENESS = 0.1;
/** Nor does one that is so much less like its group, as a share of what is usual there, however even the group is. */
const LEAST_SHARE = 0.5;

/** Groups of rows about the same; −1 for those that are like no others. Always the same for the same table. */
export function findGroups(table: VectorTable, options: GroupingOptions = {}): Partition {
  const weights = options.weights ?? new Uint8Array(table.rows).fill(1);
  const minimum = options.minimumSize ?? usualMinimum(sumOf(weights));
  if (table.rows < TOO_FEW_TO_COMPARE) return copiesAlone(table.rows, weights, minimum);
  const compared = options.comparedAtOnce ?? COMPARED_AT_ONCE;
  const of = new Int32Array(table.rows).fill(-1);
  let groups = 0;
  let open = Int32Array.from({ length: table.rows }, (_, i) => i);
  for (let round = 0; round < ROUNDS && open.length >= TOO_FEW_TO_COMPARE; round++) {
    const isWhole = open.length <= compared;
    const sample = isWhole ? open : shuffled(open, compared);
    const share = sample.length / open.length;
    const part = rowsOf(table, sample);
    const least = Math.max(2, minimum * share);
    const { partition, graph } = choosePartition(part, round === 0 ? undefined : ENOUGH_OF_LEFT_OVER);
    // Rows of groups that are too small go to the next best group, as all rows go where most speaks for it.
    const found = renumber(withoutSmall(partition, weightsOf(weights, sample), least));
    if (found.groups === 0) break;
    const centroids = groupCentroids(part, found);
    const settled = settleRows(part, graph, found, centroids);
    const limits = limitsOf(settled, found);
    const left: number[] = [];
    const join = (rows: Int32Array, { of: group, likeness }: Nearest) => {
      for (let i = 0; i < rows.length; i++) {
        const own = group[i]!;
        if (own >= 0 && likeness[i]! >= limits[own]!) of[rows[i]!] = groups + own;
        else left.push(rows[i]!);
      }
    };
    join(sample, settled);
    if (!isWhole) {
      const others = without(open, sample);
      join(others, nearestOf(rowsOf(table, others), centroids));
    }
    groups += found.groups;
    if (isWhole) break;
    open = Int32Array.from(left).toSorted();
  }
  const large = withoutSmall({ of, groups }, weights, minimum);
  // What was sent often enough in the same words is a group by itself, like nothing else though it may be.
  for (let row = 0; row < table.rows; row++) {
    if (large[row]! < 0 && weights[row]! >= minimum) large[row] = groups++;
  }
  return renumber(large);
}

/** The least size of a group among so many conversations. */
export function usualMinimum(conversations: number): number {
  return Math.min(200, Math.max(3, Math.round(Math.sqrt(conversations) / 10)));
}

/** How like its middle a row must be to belong to each group. */
function limitsOf({ likeness }: Nearest, { of, groups }: Partition): Float32Array {
  const members: number[][] = Array.from({ length: groups }, () => []);
  for (let row = 0; row < of.length; row++) if (of[row]! >= 0) members[of[row]!]!.push(likeness[row]!);
  return Float32Array.from(members, (own) => {
    const middle = median(own);
    const spread = 1.4826 * median(own.map((value) => Math.abs(value - middle)));
    return Math.max(LEAST_LIKENESS, Math.min(middle - OUTSIDE * spread, middle * LEAST_SHARE));
  });
}

/** Rows of `all`, in order, that are not among `some`. */
function without(all: Int32Array, some: Int32Array): Int32Array {
  const gone = new Set(some);
  return all.filter((row) => !gone.has(row));
}

function withoutSmall({ of, groups }: Partition, weights: ArrayLike<number>, minimum: number): Int32Array {
  const sizes = new Float64Array(groups);
  for (let row = 0; row < of.length; row++) if (of[row]! >= 0) sizes[of[row]!]! += weights[row]!;
  return of.map((group) => (group >= 0 && sizes[group]! >= minimum ? group : -1));
}

function copiesAlone(rows: number, weights: ArrayLike<number>, minimum: number): Partition {
  return renumber(Int32Array.from({ length: rows }, (_, row) => (weights[row]! >= minimum ? row : -1)));
}

function weightsOf(weights: ArrayLike<number>, rows: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: rows.length }, (_, i) => weights[rows[i]!]!);
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** `wanted` of the rows in an order that has nothing to do with theirs, the same each time. */
function shuffled(rows: Int32Array, wanted: number): Int32Array<ArrayBuffer> {
  const order = Int32Array.from(rows);
  let state = 0x2545f491;
  for (let i = 0; i < wanted; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = i + Math.floor((state / 2 ** 32) * (order.length - i));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order.slice(0, wanted);
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
