/** A symmetric positive definite matrix of `size` rows, row by row, as its Cholesky factor solves with it. */
export class Factored {
  readonly #size: number;
  readonly #lower: Float64Array;

  /** Throws RangeError where the matrix is not positive definite. */
  constructor(matrix: Float64Array, size: number) {
    this.#size = size;
    this.#lower = new Float64Array(size * size);
    const lower = this.#lower;
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column <= row; column += 1) {
        let sum = matrix[row * size + column]!;
        for (let k = 0; k < column; k += 1) sum -= lower[row * size + k]! * lower[column * size + k]!;
        if (row !== column) lower[row * size + column] = sum / lower[column * size + column]!;
        else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
        else throw new RangeError(`row ${row} of the matrix depends on those before it`);
      }
    }
  }

  solve(vector: Float64Array): Float64Array {
    const half = this.#forward(vector);
    const size = this.#size;
    for (let row = size - 1; row >= 0; row -= 1) {
      let sum = half[row]!;
      for (let k = row + 1; k < size; k += 1) sum -= this.#lower[k * size + row]! * half[k]!;
      half[row] = sum / this.#lower[row * size + row]!;
    }
    return half;
  }

  /** vᵀ M⁻¹ v. */
  form(vector: Float64Array): number {
    const half = this.#forward(vector);
    let sum = 0;
    for (const value of half) sum += value * value;
    return sum;
  }

  #forward(vector: Float64Array): Float64Array {
    const size = this.#size;
    const lower = this.#lower;
    const result = new Float64Array(size);
    for (let row = 0; row < size; row += 1) {
      let sum = vector[row]!;
      for (let k = 0; k < row; k += 1) sum -= lower[row * size + k]! * result[k]!;
      result[row] = sum / lower[row * size + row]!;
    }
    return result;
  }
}
