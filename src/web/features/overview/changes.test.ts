import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changesOfAverage,
  changesOfCriteria,
  changesOfShare,
  effectOnMean,
  explained,
  strongest,
} from './changes.ts';

const row = (id: string, conversations: number, value: number | null) => ({
  group: [id],
  values: [value],
  conversations,
});

describe('what changed', () => {
  test('adds up to the change of the average, by own figures and by shares of all', () => {
    const scored = (id: string, count: number, mean: number | null) => ({
      group: [id],
      values: [mean, count],
      conversations: 100,
    });
    const at = { mean: 0, count: 1 };
    const before = [scored('north', 50, 80), scored('south', 50, 60)];
    // Of a hundred conversations of each, so many have a score.
    const now = [
      scored('north', 20, 70),
      scored('south', 60, 60),
      scored('new', 20, 90),
      scored('silent', 0, null),
    ];
    const changes = changesOfAverage(now, before, at);
    const sum = changes.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo((20 * 70 + 60 * 60 + 20 * 90) / 100 - 70, 9);
    expect(changes.find(({ id }) => id === 'silent')?.contribution).toBe(0);
    expect(changesOfAverage(now, [], at)).toEqual([]);
  });

  test('a criterion that hardly ever applies moves the mean as little as it applies', () => {
    const judged = (id: string, share: number, conversations: number) => ({
      group: [id],
      values: [share],
      conversations,
    });
    const weightOf = (id: string) => (id === 'promise' ? 0.5 : 0.25);
    const before = [judged('greeting', 0.8, 100), judged('clarity', 0.6, 100), judged('promise', 0.5, 1)];
    const now = [judged('greeting', 0.8, 100), judged('clarity', 0.58, 100), judged('promise', 0, 1)];
    const [greeting, clarity, promise] = changesOfCriteria(now, before, 0, weightOf);
    expect(greeting!.contribution).toBeCloseTo(0, 9);
    expect(clarity!.contribution).toBeCloseTo(-0.02 * (25 / 50.5), 9);
    expect(promise!.contribution).toBeCloseTo(-0.5 * (0.5 / 50.5), 9);
  });

  test('the parts of criteria add up to the change of the mean that they make, wherever they apply', () => {
    const criterion = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), n: fc.nat(500) });
    const half = fc.tuple(criterion, criterion, criterion);
    fc.assert(
      fc.property(half, half, (one, other) => {
        const rows = (list: typeof one) =>
          list.map(({ share, n }, id) => ({ group: [String(id)], values: [share], conversations: n }));
        const weightOf = (id: string) => [0.5, 0.3, 0.2][Number(id)]!;
        const mean = (list: typeof one) => {
          const all = list.reduce((sum, { n }, id) => sum + n * weightOf(String(id)), 0);
          return list.reduce((sum, { share, n }, id) => sum + share * n * weightOf(String(id)), 0) / all;
        };
        const sum = changesOfCriteria(rows(one), rows(other), 0, weightOf).reduce(
          (total, { contribution }) => total + contribution,
          0,
        );
        const change = mean(one) - mean(other);
        if (Number.isFinite(change)) expect(sum).toBeCloseTo(change, 6);
      }),
    );
  });

  test('weighs shares, and names those that moved most', () => {
    const changes = changesOfShare(
      [row('a', 9, 0.5), row('b', 9, 0.9)],
      [row('a', 9, 0.7), row('c', 9, 0.1)],
      0,
      () => 10,
    );
    expect(changes.map(({ id, contribution }) => [id, Math.round(contribution * 10) / 10])).toEqual([
      ['a', -2],
      ['b', 9],
      ['c', -1],
    ]);
    expect(strongest(changes, 2, 1.5).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('what a change explains', () => {
  test('a fault heard more often drags the mean down by what sets those conversations apart', () => {
    const now = { group: ['agent.deflection'], values: [0.2, 2], conversations: 20 };
    const before = { group: ['agent.deflection'], values: [0.1, 2], conversations: 10 };
    // The others have a mean of 4: a tenth more at 2 instead of 4.
    expect(effectOnMean(now, before, { share: 0, mean: 1, whole: 3.6 })).toBeCloseTo(-0.2);
    expect(effectOnMean(undefined, before, { share: 0, mean: 1, whole: 3.6 })).toBeNull();
  });

  test('a part that goes against the whole explains nothing of it', () => {
    expect(explained({ contribution: -1 }, -2)).toBe(0.5);
    expect(explained({ contribution: 1 }, -2)).toBeNull();
    expect(explained({ contribution: 1 }, 0)).toBeNull();
  });

  test('a part that moved more than the whole is no share of it', () => {
    expect(explained({ contribution: 0.8 }, 0.035)).toBeNull();
    expect(explained({ contribution: 2 }, 2)).toBe(1);
  });
});
