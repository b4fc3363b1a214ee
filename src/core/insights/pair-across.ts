import { meanRow, normaliseRows, product, type VectorTable } from './vector-table.ts';

/** How alike two topics of two languages are, and how far ahead of the next that one of them could be paired with. */
export interface AcrossPair {
  readonly one: number;
  readonly other: number;
  /** −1 to 1, without what all topics of a language have in common. */
  readonly likeness: number;
  readonly lead: number;
}

/**
 * Likeness and lead together from which two topics are one, and the likeness below which no lead counts. Chosen on
 * matters of the parallel sentences: what is paired wrongly is worse than what stays apart.
 */
const ONE_MATTER = 0.5;
const LEAST_LIKENESS = 0.3;
/** So many topics that lie in the middle of everything are counted in before the middle of a language is told. */
const UNTOLD = 8;

export function isOneMatter({ likeness, lead }: AcrossPair): boolean {
  return likeness >= LEAST_LIKENESS && likeness + lead >= ONE_MATTER;
}

/** Each with the one that is likest to it, where that is so from both sides. */
export function bestPairs(
  one: VectorTable,
  other: VectorTable,
  mayPair: (one: number, other: number) => boolean = () => true,
): AcrossPair[] {
  const likeness = likenessAcross(one, other);
  const best = Array.from({ length: one.rows }, (_, i) =>
    likest(other.rows, (j) => (mayPair(i, j) ? likeness(i, j) : Number.NEGATIVE_INFINITY)),
  );
  const back = Array.from({ length: other.rows }, (_, j) =>
    likest(one.rows, (i) => (mayPair(i, j) ? likeness(i, j) : Number.NEGATIVE_INFINITY)),
  );
  return best.flatMap(({ at, value, next }, i) => {
    if (at < 0 || back[at]!.at !== i) return [];
    return [{ one: i, other: at, likeness: value, lead: value - Math.max(0, next, back[at]!.next) }];
  });
}

/** How alike topics are of which neither language's middle speaks. */
export function likenessAcross(one: VectorTable, other: VectorTable): (one: number, other: number) => number {
  const [a, b] = [withoutMiddle(one), withoutMiddle(other)];
  return (i, j) => product(a.values, i * a.width, b.values, j * a.width, a.width);
}

/** What a company's topics have in common, its trade, would make all of them alike. */
function withoutMiddle(table: VectorTable): VectorTable {
  const { rows, width } = table;
  const told = rows / (rows + UNTOLD);
  const middle = meanRow(table);
  const values = table.values.map((value, i) => value - told * middle[i % width]!);
  normaliseRows(values, width);
  return { rows, width, values };
}

function likest(count: number, value: (place: number) => number) {
  let best = { at: -1, value: Number.NEGATIVE_INFINITY, next: Number.NEGATIVE_INFINITY };
  for (let at = 0; at < count; at++) {
    const one = value(at);
    if (one === Number.NEGATIVE_INFINITY) continue;
    if (one > best.value) best = { at, value: one, next: best.value };
    else if (one > best.next) best = { ...best, next: one };
  }
  return best;
}
