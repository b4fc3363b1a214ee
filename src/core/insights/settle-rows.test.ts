import { describe, expect, it } from 'vitest';
import { groupCentroids } from './centroids.ts';
import { graphOf } from './graph.ts';
import { settleRows } from './settle-rows.ts';
import { tableOf } from './vector-table.ts';

/** Unit vectors in a plane. */
function at(...degrees: number[]) {
  const turns = degrees.map((degree) => (degree * Math.PI) / 180);
  return tableOf(turns.map((turn) => Float32Array.of(Math.cos(turn), Math.sin(turn))));
}

/** Edges of one weight between pairs of rows. */
function tied(rows: number, ...pairs: [number, number][]) {
  const [from, to] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  return graphOf(
    rows,
    from,
    to,
    pairs.map(() => 1),
  );
}

describe('settleRows', () => {
  it('leaves the end of a long group with those that it hangs together with, though another middle is nearer', () => {
    const table = at(0, 15, 30, 45, 58, 76, 78);
    const found = { groups: 2, of: Int32Array.of(0, 0, 0, 0, 0, 1, 1) };
    const graph = tied(7, [0, 1], [1, 2], [2, 3], [3, 4], [5, 6]);
    expect([...settleRows(table, graph, found, groupCentroids(table, found)).of]).toEqual([...found.of]);
  });

  it('takes a row away from a group that is far from it, though all its ties lead there', () => {
    const table = at(0, 2, 4, 85, 88, 90);
    const found = { groups: 2, of: Int32Array.of(0, 0, 0, 0, 1, 1) };
    const graph = tied(6, [0, 1], [1, 2], [2, 3], [4, 5]);
    expect([...settleRows(table, graph, found, groupCentroids(table, found)).of]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('puts a row in no group under the nearest middle, and says how like that middle it is', () => {
    const table = at(0, 2, 40, 88, 90);
    const found = { groups: 2, of: Int32Array.of(0, 0, -1, 1, 1) };
    const { of, likeness } = settleRows(table, tied(5, [0, 1], [3, 4]), found, groupCentroids(table, found));
    expect([...of]).toEqual([0, 0, 0, 1, 1]);
    expect(likeness[2]).toBeCloseTo(Math.cos((39 * Math.PI) / 180), 5);
  });
});
