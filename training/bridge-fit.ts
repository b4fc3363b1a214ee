/**
 * Fits the bridge between the two encoders: the directions in which what a Chinese sentence says and what the English
 * one beside it says go together most (canonical correlation), each weighed by how closely they do.
 */
import type { LanguageBridge } from '#core/insights/language-bridge.ts';

export interface BridgeOptions {
  /** Directions that are kept. */
  readonly parts: number;
  /** Added to the variance of every direction: few sentences must not make much of a rare one. */
  readonly stiffness: number;
}

/** Vectors of sentences and of what they say in the other language, in the same order. */
export interface ParallelVectors {
  readonly zh: readonly Float32Array[];
  readonly en: readonly Float32Array[];
}

type Rows = Float64Array[];

export function fitBridge({ zh, en }: ParallelVectors, { parts, stiffness }: BridgeOptions): LanguageBridge {
  const [one, other] = [centred(zh), centred(en)];
  const [lowOne, lowOther] = [one, other].map(({ rows }) => choleskyOf(moment(rows, rows, stiffness)));
  // Whitened on both sides: what is left of the mixed moment are correlations.
  const half = moment(one.rows, other.rows, 0);
  const left = transposed(transposed(half).map((row) => forwards(lowOne!, row)));
  const white = left.map((row) => forwards(lowOther!, row));
  const { values, vectors } = symmetricEigen(product(transposed(white), white));
  const order = [...values.keys()].toSorted((a, b) => values[b]! - values[a]!).slice(0, parts);
  const strength = order.map((at) => Math.sqrt(Math.sqrt(Math.max(0, values[at]!))));
  const right = order.map((at) => Float64Array.from(vectors, (row) => row[at]!));
  const leftSide = right.map((vector, part) => {
    const along = Float64Array.from(white, (row) => dot(row, vector));
    return along.map((value) => value / Math.max(1e-9, strength[part]! ** 2));
  });
  const side = (mean: Float64Array, low: Rows, directions: Rows) => {
    const back = directions.map((vector, part) =>
      backwards(low, vector).map((value) => value * strength[part]!),
    );
    const matrix = new Float32Array(mean.length * parts);
    for (const [part, vector] of back.entries())
      for (const [i, value] of vector.entries()) matrix[i * parts + part] = value;
    return { mean: Float32Array.from(mean), matrix };
  };
  return {
    parts,
    sides: { zh: side(one.mean, lowOne!, leftSide), en: side(other.mean, lowOther!, right) },
  };
}

function centred(vectors: readonly Float32Array[]) {
  const mean = new Float64Array(vectors[0]!.length);
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i]! += vector[i]! / vectors.length;
  return { mean, rows: vectors.map((vector) => Float64Array.from(vector, (value, i) => value - mean[i]!)) };
}

/** Mean products of the columns of two tables, with something added on the diagonal. */
function moment(one: Rows, other: Rows, added: number): Rows {
  const [height, width] = [one[0]!.length, other[0]!.length];
  const sums = Array.from({ length: height }, () => new Float64Array(width));
  for (const [n, a] of one.entries()) {
    const b = other[n]!;
    for (let i = 0; i < height; i++) {
      const value = a[i]! / one.length;
      const row = sums[i]!;
      for (let j = 0; j < width; j++) row[j]! += value * b[j]!;
    }
  }
  if (added > 0) for (let i = 0; i < height; i++) sums[i]![i]! += added;
  return sums;
}

/** L of L Lᵀ = A. */
function choleskyOf(matrix: Rows): Rows {
  const low = matrix.map((row) => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= low[i]![k]! * low[j]![k]!;
      low[i]![j] = i === j ? Math.sqrt(sum) : sum / low[j]![j]!;
    }
  }
  return low;
}

/** x of L x = b. */
function forwards(low: Rows, right: Float64Array): Float64Array {
  const x = right.slice();
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= low[i]![k]! * x[k]!;
    x[i]! /= low[i]![i]!;
  }
  return x;
}

/** x of Lᵀ x = b. */
function backwards(low: Rows, right: Float64Array): Float64Array {
  const x = right.slice();
  for (let i = x.length - 1; i >= 0; i--) {
    x[i]! /= low[i]![i]!;
    for (let k = 0; k < i; k++) x[k]! -= low[i]![k]! * x[i]!;
  }
  return x;
}

const SWEEPS = 30;
const ENOUGH = 1e-11;

/** Eigenvalues of a symmetric matrix, and its eigenvectors as columns, by Jacobi's rotations. */
export function symmetricEigen(matrix: Rows): { readonly values: Float64Array; readonly vectors: Rows } {
  const size = matrix.length;
  const a = matrix.map((row) => row.slice());
  // Rows of `turned` are the eigenvectors while they are turned: rows lie together in memory.
  const turned = a.map((_, i) => Float64Array.from({ length: size }, (__, j) => Number(i === j)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let beside = 0;
    for (let p = 0; p < size; p++) for (let q = 0; q < p; q++) beside += a[p]![q]! ** 2;
    if (beside < ENOUGH) break;
    for (let p = 0; p < size; p++) {
      for (let q = 0; q < p; q++) {
        const apq = a[p]![q]!;
        if (Math.abs(apq) < 1e-14) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        rotate(a[p]!, a[q]!, c, s);
        for (const row of a) {
          const [x, y] = [row[p]!, row[q]!];
          row[p] = c * x - s * y;
          row[q] = s * x + c * y;
        }
        rotate(turned[p]!, turned[q]!, c, s);
      }
    }
  }
  return { values: Float64Array.from(a, (row, i) => row[i]!), vectors: transposed(turned) };
}

function rotate(p: Float64Array, q: Float64Array, c: number, s: number): void {
  for (let i = 0; i < p.length; i++) {
    const [x, y] = [p[i]!, q[i]!];
    p[i] = c * x - s * y;
    q[i] = s * x + c * y;
  }
}

function product(a: Rows, b: Rows): Rows {
  return a.map((row) => {
    const out = new Float64Array(b[0]!.length);
    for (const [k, value] of row.entries()) {
      const from = b[k]!;
      for (let j = 0; j < out.length; j++) out[j]! += value * from[j]!;
    }
    return out;
  });
}

function transposed(rows: Rows): Rows {
  return Array.from({ length: rows[0]!.length }, (_, j) => Float64Array.from(rows, (row) => row[j]!));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
