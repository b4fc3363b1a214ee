import { describe, expect, it } from 'vitest';
import { seededNumbers, vectorNear } from '../../../test/insights/planted-topics.ts';
import { choosePartition } from './choose-partition.ts';
import { tableOf } from './vector-table.ts';

/** Rows of 12 matters that are each told in ten wordings, in turn. */
function toldInWordings(rows: number) {
  const next = seededNumbers(3);
  const wordings = Array.from({ length: 12 }, () => vectorNear(undefined, 1, next)).flatMap((matter) =>
    Array.from({ length: 10 }, () => vectorNear(matter, 0.6, next)),
  );
  return tableOf(
    Array.from({ length: rows }, (_, row) => vectorNear(wordings[row % wordings.length], 0.8, next)),
  );
}

describe('choosePartition', () => {
  it('finds the matters, not their wordings', () => {
    expect(choosePartition(toldInWordings(600)).partition.groups).toBe(12);
  });

  it('is about as fine where so many speak of them that their wordings stand apart', () => {
    const { groups } = choosePartition(toldInWordings(3_600)).partition;
    expect(groups).toBeGreaterThanOrEqual(12);
    expect(groups).toBeLessThanOrEqual(16);
  });

  it('gives the graph in which it looked, with a node for each row', () => {
    expect(choosePartition(toldInWordings(240)).graph.nodes).toBe(240);
  });
});
