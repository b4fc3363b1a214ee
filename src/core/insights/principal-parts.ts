import { meanRow, rowOf, type VectorTable } from './vector-table.ts';

/** Rows from which directions are learned; more change nothing that could be seen. */
const LEARNED_FROM = 8_000;
const ITERATIONS = 12;

/** What a table was reduced by, so that later rows can be reduced alike. */
export interface Reduction {
  readonly mean: Float64Array;
  /** `parts × width`: orthonormal directions, by falling variance. */
  readonly directions: Float32Array;
  readonly parts: number;
  /** Standard deviation along each direction. */
  readonly spreads: Float64Array;
}

/** Directions in which the rows differ most, by subspace iteration from a fixed start. */
export function learnReduction(table: VectorTable, wanted: number): Reduction {
  const { rows, width } = table;
  const parts = Math.min(wanted, width, Math.max(1, rows - 1));
  const mean = meanRow(table);
  const timesCovariance = covarying(table, mean, parts);
  let basis = startBasis(parts, width);
  for (let i = 0; i < ITERATIONS; i++) {
    basis = timesCovariance(basis);
    orthonormalise(basis, parts, width);
  }
  const image = timesCovariance(basis);
  const variance = Array.from({ length: parts }, (_, p) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += basis[p * width + i]! * image[p * width + i]!;
    return Math.max(0, sum);
  });
  const order = variance.map((_, p) => p).toSorted((a, b) => variance[b]! - variance[a]!);
  const directions = new Float32Array(parts * width);
  for (const [to, from] of order.entries()) {
    for (let i = 0; i < width; i++) directions[to * width + i] = basis[from * width + i]!;
  }
  return { mean, directions, parts, spreads: Float64Array.from(order, (p) => Math.sqrt(variance[p]!)) };
}

/**
 * Rows in the learned directions.
 * @param flattening each part is divided by its spread to this power: 0 leaves distances, 1 makes all parts alike
 */
export function reduce(table: VectorTable, reduction: Reduction, flattening: number): VectorTable {
  const { rows, width } = table;
  const { mean, directions, parts, spreads } = reduction;
  const values = new Float32Array(rows * parts);
  const scales = spreads.map((spread) => (spread > 1e-9 ? spread ** -flattening : 0));
  const centred = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const source = rowOf(table, row);
    for (let i = 0; i < width; i++) centred[i] = source[i]! - mean[i]!;
    for (let p = 0; p < parts; p++) {
      let sum = 0;
      for (let i = 0, at = p * width; i < width; i++, at++) sum += directions[at]! * centred[i]!;
      values[row * parts + p] = sum * scales[p]!;
    }
  }
  return { rows, width: parts, values };
}

/** Multiplies `parts` vectors by the covariance of the rows. */
function covarying(
  table: VectorTable,
  mean: Float64Array,
  parts: number,
): (basis: Float64Array) => Float64Array {
  const { rows, width } = table;
  if (2 * rows < width) {
    // To go to the few rows and back is less to do than what they make of every pair of columns.
    const centred = centredRows(table, mean);
    return (basis) => throughRows(basis, centred, { parts, rows, width });
  }
  const covariance = covarianceOf(table, mean);
  return (basis) => multiply(basis, covariance, parts, width);
}

function centredRows({ width, values }: VectorTable, mean: Float64Array): Float64Array {
  return Float64Array.from(values, (value, at) => value - mean[at % width]!);
}

function throughRows(
  basis: Float64Array,
  centred: Float64Array,
  { parts, rows, width }: { readonly parts: number; readonly rows: number; readonly width: number },
): Float64Array {
  const result = new Float64Array(parts * width);
  for (let p = 0; p < parts; p++) {
    const from = p * width;
    for (let row = 0; row < rows; row++) {
      const source = row * width;
      let along = 0;
      for (let i = 0; i < width; i++) along += basis[from + i]! * centred[source + i]!;
      along /= rows;
      for (let i = 0; i < width; i++) result[from + i]! += along * centred[source + i]!;
    }
  }
  return result;
}

function covarianceOf({ rows, width, values }: VectorTable, mean: Float64Array): Float64Array {
  const covariance = new Float64Array(width * width);
  const step = Math.max(1, rows / LEARNED_FROM);
  const centred = new Float64Array(width);
  let used = 0;
  for (let place = 0; place < rows; place += step, used++) {
    const from = Math.floor(place) * width;
    for (let i = 0; i < width; i++) centred[i] = values[from + i]! - mean[i]!;
    for (let i = 0; i < width; i++) {
      const one = centred[i]!;
      for (let j = i, at = i * width + i; j < width; j++, at++) covariance[at]! += one * centred[j]!;
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) {
      const value = covariance[i * width + j]! / Math.max(1, used);
      covariance[i * width + j] = value;
      covariance[j * width + i] = value;
    }
  }
  return covariance;
}

/** Rows of fixed numbers without order, so that no direction is missed. */
function startBasis(parts: number, width: number): Float64Array {
  const basis = new Float64Array(parts * width);
  for (let i = 0; i < basis.length; i++) {
    const wave = Math.sin((i + 1) * 12.9898) * 43758.5453;
    basis[i] = wave - Math.floor(wave) - 0.5;
  }
  orthonormalise(basis, parts, width);
  return basis;
}

function multiply(basis: Float64Array, square: Float64Array, parts: number, width: number): Float64Array {
  const result = new Float64Array(parts * width);
  for (let p = 0; p < parts; p++) {
    for (let i = 0; i < width; i++) {
      const factor = basis[p * width + i]!;
      for (let j = 0, at = i * width; j < width; j++, at++) result[p * width + j]! += factor * square[at]!;
    }
  }
  return result;
}

/** Gram–Schmidt, twice for each row; a row that nothing is left of becomes zeros. */
function orthonormalise(basis: Float64Array, parts: number, width: number): void {
  for (let p = 0; p < parts; p++) {
    const from = p * width;
    for (let again = 0; again < 2; again++) {
      for (let q = 0; q < p; q++) {
        let along = 0;
        for (let i = 0; i < width; i++) along += basis[from + i]! * basis[q * width + i]!;
        for (let i = 0; i < width; i++) basis[from + i]! -= along * basis[q * width + i]!;
      }
    }
    let squares = 0;
    for (let i = 0; i < width; i++) squares += basis[from + i]! ** 2;
    const scale = squares > 1e-24 ? 1 / Math.sqrt(squares) : 0;
    for (let i = 0; i < width; i++) basis[from + i]! *= scale;
  }
}
