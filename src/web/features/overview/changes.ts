import type { FigureRow } from '../../client/types.ts';

/** One part of what a figure became since the period before. */
export interface Change {
  readonly id: string;
  readonly now: number | null;
  readonly before: number | null;
  /** What this part added to the change of the whole, in the whole's own unit. */
  readonly contribution: number;
}

/** Where a row's values have an average, and how many it rests on: not every conversation has the figure. */
interface AverageAt {
  readonly mean: number;
  readonly count: number;
}

/**
 * How groups made an average what it became: each by its own average and by its share of all. The contributions add
 * up to the change of the whole.
 */
export function changesOfAverage(
  now: readonly FigureRow[],
  before: readonly FigureRow[],
  at: AverageAt,
): Change[] {
  const [nowWhole, beforeWhole] = [whole(now, at), whole(before, at)];
  if (nowWhole === null || beforeWhole === null) return [];
  const part = (row: FigureRow | undefined, of: Whole) => {
    const value = row?.values[at.mean] ?? null;
    return value === null ? 0 : (countIn(row!, at) / of.count) * (value - beforeWhole.mean);
  };
  return idsOf(now, before).map((id) => {
    const [one, other] = [rowOf(now, id), rowOf(before, id)];
    return {
      id,
      now: one?.values[at.mean] ?? null,
      before: other?.values[at.mean] ?? null,
      contribution: part(one, nowWhole) - part(other, beforeWhole),
    };
  });
}

/**
 * How criteria made a mean score what it became, in shares of the best score. A criterion weighs by its weight in the scorecard
 * and by how many conversations it was judged in: where it does not apply, the others stand for it. The contributions
 * add up to about the change of the mean score: forms of which little applies count in it as much as whole ones, and a serious
 * fault or a bonus moves a whole form.
 * @param at index of the criterion's mean share among a row's values
 */
export function changesOfCriteria(
  now: readonly FigureRow[],
  before: readonly FigureRow[],
  at: number,
  weightOf: (id: string) => number,
): Change[] {
  const weighed = (rows: readonly FigureRow[]) =>
    rows.map((row) => ({
      ...row,
      values: [row.values[at] ?? null, row.conversations * weightOf(row.group[0] ?? '')],
    }));
  return changesOfAverage(weighed(now), weighed(before), { mean: 0, count: 1 });
}

/**
 * How shares changed, each multiplied by what it weighs.
 * @param at index of the share among a row's values
 */
export function changesOfShare(
  now: readonly FigureRow[],
  before: readonly FigureRow[],
  at: number,
  weightOf: (id: string) => number,
): Change[] {
  return idsOf(now, before).map((id) => {
    const [valueNow, valueBefore] = [
      rowOf(now, id)?.values[at] ?? null,
      rowOf(before, id)?.values[at] ?? null,
    ];
    return {
      id,
      now: valueNow,
      before: valueBefore,
      contribution: ((valueNow ?? 0) - (valueBefore ?? 0)) * weightOf(id),
    };
  });
}

/**
 * What the change of a share means for a mean: how much more often it occurred, times by how much those in which it
 * occurs lie above or below the others. Null where that cannot be told. Effects of several shares overlap.
 * @param share index of the share among a row's values
 * @param mean index of the mean of the conversations in the row
 * @param whole the mean of all conversations
 */
export function effectOnMean(
  now: FigureRow | undefined,
  before: FigureRow | undefined,
  { share, mean, whole }: { readonly share: number; readonly mean: number; readonly whole: number | null },
): number | null {
  const [occurs, inside] = [now?.values[share] ?? 0, now?.values[mean] ?? null];
  if (whole === null || inside === null || occurs >= 1) return null;
  const outside = (whole - occurs * inside) / (1 - occurs);
  return (occurs - (before?.values[share] ?? 0)) * (inside - outside);
}

/**
 * Which part of the change of the whole a part of it explains, 0–1; null where it goes the other way, and where it moved
 * more than the whole, of which other parts then took something back.
 */
export function explained(
  { contribution }: Pick<Change, 'contribution'>,
  whole: number | null,
): number | null {
  if (whole === null || whole === 0) return null;
  const share = contribution / whole;
  return share > 0 && share <= 1 ? share : null;
}

/** The parts that moved most, either way. */
export function strongest(changes: readonly Change[], count: number, least: number): Change[] {
  return changes
    .filter(({ contribution }) => Math.abs(contribution) >= least)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, count);
}

interface Whole {
  readonly mean: number;
  readonly count: number;
}

function whole(rows: readonly FigureRow[], at: AverageAt): Whole | null {
  const measured = rows.filter(({ values }) => values[at.mean] != null);
  const count = measured.reduce((total, row) => total + countIn(row, at), 0);
  if (count === 0) return null;
  const sum = measured.reduce((total, row) => total + countIn(row, at) * row.values[at.mean]!, 0);
  return { mean: sum / count, count };
}

function countIn({ values }: FigureRow, { count }: AverageAt): number {
  return values[count] ?? 0;
}

function idsOf(now: readonly FigureRow[], before: readonly FigureRow[]): string[] {
  return [...new Set([...now, ...before].map(({ group: [id = ''] }) => id))];
}

export function rowOf(rows: readonly FigureRow[], id: string): FigureRow | undefined {
  return rows.find(({ group: [own] }) => own === id);
}
