/** Rank correlation; equal figures share their mean rank. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  return pearson(ranks(one), ranks(other));
}

function ranks(figures: readonly number[]): number[] {
  const order = [...figures.keys()].sort((a, b) => figures[a]! - figures[b]!);
  const result = new Array<number>(figures.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && figures[order[to]!] === figures[order[from]!]) to++;
    for (let i = from; i < to; i++) result[order[i]!] = (from + to - 1) / 2;
    from = to;
  }
  return result;
}

function pearson(one: readonly number[], other: readonly number[]): number {
  const mean = (figures: readonly number[]) => figures.reduce((sum, x) => sum + x, 0) / figures.length;
  const [a, b] = [mean(one), mean(other)];
  let both = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < one.length; i++) {
    both += (one[i]! - a) * (other[i]! - b);
    first += (one[i]! - a) ** 2;
    second += (other[i]! - b) ** 2;
  }
  return both / Math.sqrt(first * second);
}
