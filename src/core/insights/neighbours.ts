import { product, type VectorTable } from './vector-table.ts';

/** The `k` likest other rows of each row, likest first. */
export interface Neighbours {
  readonly rows: number;
  readonly k: number;
  /** `rows × k` row numbers. */
  readonly ids: Int32Array;
  /** Their likeness: the product of the two vectors. */
  readonly likeness: Float32Array;
}

/** So many rows of each side are compared while both are still in the processor's cache. */
const BLOCK = 128;

/** Compares all pairs, each once. @param table of unit vectors; with `rows ≤ k`, `k` becomes `rows − 1` */
export function nearestNeighbours(table: VectorTable, wanted: number): Neighbours {
  const { rows, width, values } = table;
  const k = Math.max(0, Math.min(wanted, rows - 1));
  const ids = new Int32Array(rows * k).fill(-1);
  const likeness = new Float32Array(rows * k).fill(Number.NEGATIVE_INFINITY);
  if (k === 0) return { rows, k, ids, likeness };
  const last = k - 1;
  const offer = (row: number, other: number, value: number) => {
    const from = row * k;
    let at = from + last;
    while (at > from && likeness[at - 1]! < value) {
      likeness[at] = likeness[at - 1]!;
      ids[at] = ids[at - 1]!;
      at--;
    }
    likeness[at] = value;
    ids[at] = other;
  };
  for (let top = 0; top < rows; top += BLOCK) {
    const topEnd = Math.min(rows, top + BLOCK);
    for (let left = top; left < rows; left += BLOCK) {
      const leftEnd = Math.min(rows, left + BLOCK);
      for (let row = top; row < topEnd; row++) {
        for (let other = Math.max(left, row + 1); other < leftEnd; other++) {
          const value = product(values, row * width, values, other * width, width);
          if (value > likeness[row * k + last]!) offer(row, other, value);
          if (value > likeness[other * k + last]!) offer(other, row, value);
        }
      }
    }
  }
  return { rows, k, ids, likeness };
}
