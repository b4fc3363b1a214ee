import { describe, expect, it } from 'vitest';
import { pairAgreement, plantTopics } from '../../../test/insights/planted-topics.ts';
import { findGroups, usualMinimum } from './find-groups.ts';
import { tableOf } from './vector-table.ts';

describe('findGroups', () => {
  it('finds planted topics of unequal size without being told how many', () => {
    const { vectors, truth } = plantTopics([60, 40, 30, 20, 20, 12, 12], 0);
    const found = findGroups(tableOf(vectors));
    expect(found.groups).toBe(7);
    expect(pairAgreement(truth, found.of)).toBeGreaterThan(0.98);
  });

  it('leaves out what is like no others', () => {
    const { vectors, truth } = plantTopics([60, 50, 40, 40], 12);
    const { of } = findGroups(tableOf(vectors));
    const strangers = [...of].filter((group, row) => truth[row] === -1 && group === -1).length;
    const lost = [...of].filter((group, row) => truth[row]! >= 0 && group === -1).length;
    expect(strangers).toBeGreaterThanOrEqual(9);
    expect(lost).toBeLessThanOrEqual(6);
  });

  it('is the same for the same rows', () => {
    const table = tableOf(plantTopics([30, 30, 30], 5).vectors);
    expect(findGroups(table)).toEqual(findGroups(table));
  });

  it('takes the rows in that it did not compare, and topics that only they have', () => {
    const { vectors, truth } = plantTopics([300, 200, 150, 150, 40], 0, 3);
    const found = findGroups(tableOf(vectors), { comparedAtOnce: 200 });
    expect(pairAgreement(truth, found.of)).toBeGreaterThan(0.97);
  });

  it('makes groups of copies alone where there is too little to compare', () => {
    const { vectors } = plantTopics([3], 0);
    const found = findGroups(tableOf(vectors), { weights: [10_000, 1, 500], minimumSize: 100 });
    expect([...found.of]).toEqual([0, -1, 1]);
  });

  it('makes a group of a flood that is like nothing else', () => {
    const { vectors } = plantTopics([60, 50, 40], 1);
    const flood = vectors.length - 1;
    const found = findGroups(tableOf(vectors), { weights: vectors.map((_, i) => (i === flood ? 2_000 : 1)) });
    expect(found.of[flood]).toBeGreaterThanOrEqual(0);
    expect([...found.of].filter((group) => group === found.of[flood])).toHaveLength(1);
  });

  it('asks for larger groups where there are more conversations', () => {
    expect([100, 10_000, 1_000_000, 100_000_000].map(usualMinimum)).toEqual([3, 10, 100, 200]);
  });
});
