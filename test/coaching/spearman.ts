/** Rank correlation of two lists of figures without ties. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [ranks(a), ranks(b)];
  const squares = left.reduce((sum, rank, index) => sum + (rank - right[index]!) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

function ranks(figures: readonly number[]): number[] {
  const order = figures.map((figure, index) => ({ figure, index })).toSorted((a, b) => a.figure - b.figure);
  const result = figures.map(() => 0);
  for (const [rank, { index }] of order.entries()) result[index] = rank;
  return result;
}
