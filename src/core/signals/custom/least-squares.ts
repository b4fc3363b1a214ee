/**
 * Regularised least squares on few points of many dimensions, with what each point would get from the others
 * alone. Points are rows of unit length; each has a target and a weight.
 */
export interface LeastSquares {
  /** One a dimension. */
  readonly weights: Float64Array;
  readonly offset: number;
  /** What each point would be given if neither it nor the others of its group had been there. */
  readonly leftOut: Float64Array;
}

/** How much of the offset is free: as if every point had one more dimension with this square. */
const OFFSET_SQUARE = 1;

/**
 * @param groups of points that are left out together, by index; together they hold every point once
 * @param stiffness what a point of weight 1 adds to its own product; larger values trust the points less
 */
export function leastSquares(
  points: readonly Float32Array[],
  targets: readonly number[],
  weights: readonly number[],
  groups: readonly (readonly number[])[],
  stiffness: number,
): LeastSquares {
  const size = points.length;
  const system = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = dot(points[i]!, points[j]!) + OFFSET_SQUARE + (i === j ? stiffness / weights[i]! : 0);
      system[i * size + j] = value;
      system[j * size + i] = value;
    }
  }
  const inverse = inverseOf(system, size);
  const shares = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) shares[i]! += inverse[i * size + j]! * targets[j]!;
  }
  const width = points[0]!.length;
  const combined = new Float64Array(width);
  let offset = 0;
  for (let i = 0; i < size; i++) {
    const point = points[i]!;
    for (let k = 0; k < width; k++) combined[k]! += shares[i]! * point[k]!;
    offset += shares[i]! * OFFSET_SQUARE;
  }
  return { weights: combined, offset, leftOut: leaveOut(targets, groups, inverse, shares) };
}

/** The residual of a group that is left out is its part of the shares, by its part of the inverse turned back. */
function leaveOut(
  targets: readonly number[],
  groups: readonly (readonly number[])[],
  inverse: Float64Array,
  shares: Float64Array,
): Float64Array {
  const size = targets.length;
  const leftOut = new Float64Array(size);
  for (const group of groups) {
    const part = new Float64Array(group.length * group.length);
    for (const [row, i] of group.entries()) {
      for (const [column, j] of group.entries()) part[row * group.length + column] = inverse[i * size + j]!;
    }
    const back = inverseOf(part, group.length);
    for (const [row, i] of group.entries()) {
      let residual = 0;
      for (const [column, j] of group.entries()) residual += back[row * group.length + column]! * shares[j]!;
      leftOut[i] = targets[i]! - residual;
    }
  }
  return leftOut;
}

/** Of a symmetric positive definite matrix, by its triangular root. */
function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) value -= root[i * size + k]! * root[j * size + k]!;
      root[i * size + j] = i === j ? Math.sqrt(Math.max(value, 1e-12)) : value / root[j * size + j]!;
    }
  }
  // The root's own inverse, row by row; it is triangular as well.
  const back = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    back[i * size + i] = 1 / root[i * size + i]!;
    for (let j = 0; j < i; j++) {
      let value = 0;
      for (let k = j; k < i; k++) value -= root[i * size + k]! * back[k * size + j]!;
      back[i * size + j] = value / root[i * size + i]!;
    }
  }
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let i = 0; i <= k; i++) {
      const factor = back[k * size + i]!;
      for (let j = 0; j <= i; j++) inverse[i * size + j]! += factor * back[k * size + j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j]!;
  }
  return inverse;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += a[i]! * b[i]!;
  return product;
}
