import { describe, expect, test } from 'vitest';
import { fitDays } from './fit-days.ts';

/** Days from a Monday on. */
const days = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    new Date(Date.UTC(2026, 0, 5 + place)).toISOString().slice(0, 10),
  );
const WEEK = [20, 18, 16, 16, 18, 6, 2];

describe('days of a series', () => {
  test('are expected as their weekday is, and a quiet Sunday is no fall', () => {
    const heard = days(28);
    const { weekly, expected } = fitDays(new Map(heard.map((day, place) => [day, WEEK[place % 7]!])), heard)!;
    expect(expected.size).toBe(28);
    expect(weekly.low).toBeLessThan(0);
    expect(weekly.high).toBeGreaterThan(0);
    // A conversation of an even week is added to each weekday: it is drawn a little towards the others.
    expect(expected.get(heard[21]!)).toBeCloseTo(20, -1);
    expect(expected.get(heard[27]!)).toBeGreaterThan(2);
    expect(expected.get(heard[27]!)).toBeLessThan(6);
  });

  test('are expected to grow where they grow', () => {
    const heard = days(42);
    const counts = new Map(
      heard.map((day, place) => [day, Math.round(WEEK[place % 7]! * 1.3 ** (place / 7))]),
    );
    const { weekly, expected } = fitDays(counts, heard)!;
    expect(weekly.low).toBeGreaterThan(0.2);
    expect(weekly.high).toBeLessThan(0.4);
    expect(expected.get(heard[35]!)! / expected.get(heard[0]!)!).toBeGreaterThan(3);
  });

  test('a day on which nothing came counts when it was heard', () => {
    const heard = days(28);
    const none = new Map(heard.flatMap((day, place) => (place % 7 === 6 ? [] : [[day, 10] as const])));
    expect(fitDays(none, heard)!.expected.get(heard[27]!)).toBeLessThan(4);
  });

  test('say nothing with fewer than 14, of days or of conversations', () => {
    expect(fitDays(new Map([['2026-01-05', 500]]), days(13))).toBeNull();
    expect(fitDays(new Map([['2026-01-05', 13]]), days(28))).toBeNull();
  });
});
