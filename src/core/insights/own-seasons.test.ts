import { describe, expect, test } from 'vitest';
import { plantTraffic } from '../../../test/insights/planted-organisation.ts';
import { ownSeasons } from './own-seasons.ts';
import { chanceOf, unevennessOf } from './unevenness.ts';
import { type CountSeries, usualTraffic } from './usual-traffic.ts';

const DAY = 24;
const HOURS = 35 * DAY;
const perHour = () => 4;

function usualOf(series: readonly CountSeries[]) {
  const usual = usualTraffic(series, (at) => at % 168)!;
  return { usual, topics: ownSeasons(series, usual) };
}

describe('what is usual of a topic', () => {
  test('is its own where it comes at hours of its own', () => {
    const series = plantTraffic(3, { topics: 8, hours: HOURS, perHour });
    // One topic comes at night alone.
    const night = Float64Array.from({ length: HOURS }, (_, hour) => (hour % DAY < 4 ? 6 : 0));
    const { usual, topics } = usualOf([...series, { topic: 'night', counts: night }]);
    const own = topics.at(-1)!;
    const { to } = usual;
    expect(own.expected(to, to + 4)).toBeGreaterThan(15);
    expect(own.expected(to + 8, to + 20)).toBeLessThan(4);
  });

  test('is that of all where topics do not differ beyond chance', () => {
    const series = plantTraffic(4, { topics: 12, hours: HOURS, perHour });
    const { usual, topics } = usualOf(series);
    let [strays, hours] = [0, 0];
    for (const own of topics) {
      for (let at = usual.to + 8; at < usual.to + 20; at++) {
        const ofAll = (usual.all.expected(at, at + 1) * own.seen) / usual.all.seen;
        strays += Math.abs(own.expected(at, at + 1) / ofAll - 1);
        hours++;
      }
    }
    expect(strays / hours).toBeLessThan(0.08);
  });

  test('days without any data count neither as quiet nor as days', () => {
    const times = (_: number, hour: number) => (hour >= 15 * DAY && hour < 25 * DAY ? 0 : 1);
    const { usual, topics } = usualOf(plantTraffic(5, { topics: 4, hours: HOURS, perHour, times }));
    expect(usual.days).toBe(18);
    const aWeek = topics[0]!.expected(usual.to - 7 * DAY, usual.to);
    expect(aWeek / topics[0]!.seen).toBeCloseTo(7 / 18, 1);
  });
});

describe('unevenness', () => {
  test('is found again, of rare topics from what all have in common', () => {
    // Days stray by 15 %: a variance of 0.0225 of the square.
    const series = plantTraffic(6, {
      topics: 20,
      hours: HOURS,
      perHour: (topic) => (topic === 0 ? 0.2 : 5),
    });
    const { usual, topics } = usualOf(series);
    const [rare, ...others] = unevennessOf(series, topics, usual, 6);
    for (const { value } of [rare!, ...others]) {
      expect(value).toBeGreaterThan(0.012);
      expect(value).toBeLessThan(0.045);
    }
    expect(rare!.days).toBeLessThan(Math.max(...others.map(({ days }) => days)));
  });

  test('the less is known of it, the more a count may be chance', () => {
    const chances = [1_000, 30, 5].map((days) => chanceOf(90, 40, { value: 0.03, days }, 0));
    expect(chances[0]!).toBeLessThan(chances[1]!);
    expect(chances[1]!).toBeLessThan(chances[2]!);
    expect(chanceOf(90, 40, { value: 0.03, days: 30 }, 0.05)).toBeGreaterThan(chances[1]!);
  });
});
