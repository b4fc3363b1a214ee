export interface Agreement {
  readonly groups: number;
  /** Normalised mutual information, arithmetic mean. */
  readonly nmi: number;
  /** Adjusted Rand index. */
  readonly ari: number;
  /** Share of rows in the right group when groups and labels are paired in the best way. */
  readonly acc: number;
}

/** How well groups agree with labels; rows in no group (below 0) count as one group. */
export function agreementWith(labels: readonly string[], found: ArrayLike<number>): Agreement {
  const rows = labels.length;
  const label = numbered(labels);
  const group = numbered(Array.from(found, (one) => (one < 0 ? -1 : one)));
  const table = Array.from({ length: label.count }, () => new Float64Array(group.count));
  for (let row = 0; row < rows; row++) table[label.of[row]!]![group.of[row]!]!++;
  const byLabel = table.map((cells) => cells.reduce((sum, cell) => sum + cell, 0));
  const byGroup = table.reduce(
    (sums, cells) => sums.map((sum, i) => sum + cells[i]!),
    new Float64Array(group.count),
  );
  let information = 0;
  for (const [i, cells] of table.entries()) {
    for (const [j, cell] of cells.entries()) {
      if (cell > 0) information += (cell / rows) * Math.log((cell * rows) / (byLabel[i]! * byGroup[j]!));
    }
  }
  const pairs = (counts: Iterable<number>) =>
    [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [together, inLabels, inGroups] = [
    pairs(table.flatMap((cells) => [...cells])),
    pairs(byLabel),
    pairs(byGroup),
  ];
  const byChance = (inLabels * inGroups) / pairs([rows]);
  return {
    groups: group.count - (Array.from(found).some((one) => one < 0) ? 1 : 0),
    nmi: (2 * information) / (entropy(byLabel, rows) + entropy(byGroup, rows)),
    ari: (together - byChance) / ((inLabels + inGroups) / 2 - byChance),
    acc: bestPairing(table) / rows,
  };
}

function numbered<T>(values: readonly T[]): { readonly of: readonly number[]; readonly count: number } {
  const numbers = new Map<T, number>();
  const of = values.map((value) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value)!;
  });
  return { of, count: numbers.size };
}

function entropy(counts: Iterable<number>, rows: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= (count / rows) * Math.log(count / rows);
  return sum;
}

/** Largest sum of cells with one in each row and column at most: the Hungarian method. */
function bestPairing(table: readonly Float64Array[]): number {
  const size = Math.max(table.length, table[0]?.length ?? 0);
  const cost = (i: number, j: number) => -(table[i]?.[j] ?? 0);
  const rowPrice = new Float64Array(size + 1);
  const columnPrice = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const cameFrom = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(size + 1);
    do {
      isUsed[column] = 1;
      const from = rowOf[column]!;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= size; j++) {
        if (isUsed[j] === 1) continue;
        const value = cost(from - 1, j - 1) - rowPrice[from]! - columnPrice[j]!;
        if (value < least[j]!) {
          least[j] = value;
          cameFrom[j] = column;
        }
        if (least[j]! < step) {
          step = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= size; j++) {
        if (isUsed[j] === 1) {
          rowPrice[rowOf[j]!]! += step;
          columnPrice[j]! -= step;
        } else least[j]! -= step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      rowOf[column] = rowOf[cameFrom[column]!]!;
      column = cameFrom[column]!;
    }
  }
  let sum = 0;
  for (let j = 1; j <= size; j++) sum -= cost(rowOf[j]! - 1, j - 1);
  return sum;
}
