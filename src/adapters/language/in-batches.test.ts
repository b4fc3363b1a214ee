import { describe, expect, it } from 'vitest';
import { inBatches } from './in-batches.ts';

describe('batches', () => {
  const cut = (sizes: readonly number[], most: number) => [...inBatches(sizes, (size) => size, most)];

  it('hold items of similar size, no more than may be with padding, and each item once', () => {
    expect(cut([5, 1, 4, 2, 9], 8)).toEqual([[1, 2], [4], [5], [9]]);
    expect(cut([3, 3, 3], 9)).toEqual([[3, 3, 3]]);
    expect(cut([], 8)).toEqual([]);
  });

  it('end with an error once the time is up, and not before', () => {
    const limit = { isUp: false };
    const batches = inBatches([1, 1, 1], (size) => size, 1, limit);
    expect(batches.next().value).toEqual([1]);
    limit.isUp = true;
    expect(() => batches.next()).toThrow('The time to read is up.');
  });
});
