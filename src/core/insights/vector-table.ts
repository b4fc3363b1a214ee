/** Vectors of one width, row after row. */
export interface VectorTable {
  readonly rows: number;
  readonly width: number;
  /** `rows × width` numbers. */
  readonly values: Float32Array;
}

export function tableOf(vectors: readonly Float32Array[]): VectorTable {
  const width = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * width);
  for (const [row, vector] of vectors.entries()) {
    if (vector.length !== width) {
      throw new RangeError(`vector ${row} has ${vector.length} numbers and the first has ${width}`);
    }
    values.set(vector, row * width);
  }
  return { rows: vectors.length, width, values };
}

export function rowOf({ values, width }: VectorTable, row: number): Float32Array {
  return values.subarray(row * width, (row + 1) * width);
}

/** The table of some rows, in the order given. */
export function rowsOf(table: VectorTable, rows: ArrayLike<number>): VectorTable {
  const { width } = table;
  const values = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) values.set(rowOf(table, rows[i]!), i * width);
  return { rows: rows.length, width, values };
}

/** At most `wanted` of `count` rows, spread evenly. */
export function evenly(count: number, wanted: number): number[] {
  if (count <= wanted) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: wanted }, (_, i) => Math.floor((i * count) / wanted));
}

/** Brings every row of `values` to unit length, in place; a row of zeros stays one. */
export function normaliseRows(values: Float32Array, width: number): void {
  for (let from = 0; from < values.length; from += width) {
    let squares = 0;
    for (let i = from; i < from + width; i++) squares += values[i]! * values[i]!;
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares);
    for (let i = from; i < from + width; i++) values[i]! *= scale;
  }
}

export function meanRow({ rows, width, values }: VectorTable): Float64Array {
  const mean = new Float64Array(width);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let i = 0; i < width; i++, at++) mean[i]! += values[at]!;
  }
  if (rows > 0) for (let i = 0; i < width; i++) mean[i]! /= rows;
  return mean;
}

/** Product of two rows of tables of one width. */
export function product(
  a: Float32Array,
  fromA: number,
  b: Float32Array,
  fromB: number,
  width: number,
): number {
  let one = 0;
  let two = 0;
  let i = 0;
  for (; i + 1 < width; i += 2) {
    one += a[fromA + i]! * b[fromB + i]!;
    two += a[fromA + i + 1]! * b[fromB + i + 1]!;
  }
  if (i < width) one += a[fromA + i]! * b[fromB + i]!;
  return one + two;
}
