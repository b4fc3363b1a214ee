/**
 * SQL: how alike the need of a row and the given vector are, 0 where another model made the row's, or none did. Vectors
 * of another length are cut or filled to the given one first: the engine reckons both branches of an `if`, and refuses
 * to multiply unequal lengths.
 *
 * @param vector SQL of the given vector, `Array(Float32)` with so many numbers
 */
export function needsAlike(vector: string, length: number): string {
  return `if(length(need) = ${length}, dotProduct(arrayResize(CAST(need AS Array(Float32)), ${length}), ${vector}), 0)`;
}
