import { describe, expect, it } from 'vitest';
import { plantTopics } from '../../../test/insights/planted-topics.ts';
import { nearestNeighbours } from './neighbours.ts';
import { tableOf } from './vector-table.ts';

describe('nearestNeighbours', () => {
  it('gives the same as looking at every pair', () => {
    const { vectors } = plantTopics([90, 80, 40], 20);
    const { k, ids } = nearestNeighbours(tableOf(vectors), 4);
    for (const row of [0, 57, 130, 229]) {
      const likeness = vectors.map((other) =>
        other.reduce((sum, value, i) => sum + value * vectors[row]![i]!, 0),
      );
      const expected = [...vectors.keys()]
        .filter((other) => other !== row)
        .toSorted((a, b) => likeness[b]! - likeness[a]!)
        .slice(0, 4);
      expect([...ids.subarray(row * k, row * k + k)]).toEqual(expected);
    }
  });

  it('gives as many as there are where there are fewer rows', () => {
    const { k, ids } = nearestNeighbours(tableOf(plantTopics([3], 0).vectors), 10);
    expect(k).toBe(2);
    expect([...ids].every((id) => id >= 0)).toBe(true);
    expect(nearestNeighbours(tableOf([]), 10).k).toBe(0);
  });
});
