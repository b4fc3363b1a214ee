import { describe, expect, test } from 'vitest';
import { plantTraffic } from '../../../test/insights/planted-organisation.ts';
import { chooseWarnings, DEFAULT_ALERT_RULES } from './alert.ts';
import type { CountSeries } from './usual-traffic.ts';
import { watchCounts } from './watch-counts.ts';
import { watchMoods } from './watch-moods.ts';

const DAY = 24;
const OPTIONS = { falseAlarms: 1, hourOfWeek: (at: number) => at % 168, daysOfMonth: 30 };
const perHour = (topic: number) => 3 + (topic % 3);

function upTo(series: readonly CountSeries[], hour: number): CountSeries[] {
  return series.map(({ topic, counts }) => ({ topic, counts: Array.from(counts).slice(0, hour) }));
}

/** Alarms of a month, each topic at most once a day. */
function alarmsOf(series: readonly CountSeries[], from: number): number {
  const quiet = new Map<string, number>();
  let alarms = 0;
  for (let hour = from; hour <= series[0]!.counts.length; hour++) {
    const seen = series.map(({ topic, counts }) => ({
      topic,
      counts: (counts as Float64Array).subarray(0, hour),
    }));
    for (const { topic } of watchCounts(seen, OPTIONS)) {
      if ((quiet.get(topic) ?? 0) > hour) continue;
      quiet.set(topic, hour + DAY);
      alarms++;
    }
  }
  return alarms;
}

describe('topics that come up', () => {
  test('three times what is usual is told within six hours', () => {
    const start = 40 * DAY + 9;
    const told = Array.from({ length: 10 }, (_, seed) => {
      const surging = seed % 8;
      const series = plantTraffic(seed, {
        topics: 8,
        hours: start + 6,
        perHour: (topic) => 5 + (topic % 3),
        times: (topic, hour) => (topic === surging && hour >= start ? 3 : 1),
      });
      return watchCounts(series, OPTIONS).some(({ topic }) => topic === `t-${surging}`);
    });
    expect(told.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  });

  test('an hour that comes earlier because clocks were put forward is no surge', () => {
    const sunday = 34 * DAY + 2;
    const onClock = (at: number) => (at < sunday ? at : at + 1);
    const isOpen = (hour: number) => hour % DAY >= 9 && hour % DAY < 18 && Math.floor(hour / DAY) % 7 < 5;
    // Up to the end of the first hour that is open after the change.
    const series = Array.from({ length: 6 }, (_, topic) => ({
      topic: `t-${topic}`,
      counts: Float64Array.from({ length: 35 * DAY + 9 }, (_, at) =>
        isOpen(onClock(at)) ? 8 + ((at + topic) % 5) : 0,
      ),
    }));
    expect(watchCounts(series, { ...OPTIONS, hourOfWeek: (at) => onClock(at) % 168 })).toEqual([]);
    expect(watchCounts(series, OPTIONS).length).toBeGreaterThan(0);
  });

  test('what is usual, and a season that all have, stay within the budget of false alarms', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const busy = (hour: number) => (hour >= 45 * DAY && hour < 52 * DAY ? 1.8 : 1);
      const series = plantTraffic(seed, {
        topics: 8,
        hours: 60 * DAY,
        perHour,
        times: (_, hour) => busy(hour),
      });
      alarms += alarmsOf(series, 30 * DAY);
    }
    expect(alarms / 4).toBeLessThanOrEqual(1);
  });

  test('a topic that comes at other hours than the others is no surge each day', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 3; seed++) {
      const series = plantTraffic(seed, { topics: 8, hours: 60 * DAY, perHour, ownSeasons: true });
      alarms += alarmsOf(series, 30 * DAY);
    }
    expect(alarms / 3).toBeLessThanOrEqual(2);
  });

  test('the same days of the month before explain the day of the bill', () => {
    const bill = (hour: number) => (Math.floor(hour / DAY) % 30 === 10 ? 3 : 1);
    const series = plantTraffic(5, {
      topics: 8,
      hours: 70 * DAY + 20,
      perHour,
      times: (topic, hour) => (topic === 2 ? bill(hour) : 1),
    });
    expect(watchCounts(upTo(series, 10 * DAY + 18), OPTIONS).map(({ topic }) => topic)).toContain('t-2');
    expect(watchCounts(series, OPTIONS).map(({ topic }) => topic)).not.toContain('t-2');
  });

  test('a month without data in the middle is no quiet month, after which everything surges', () => {
    const series = plantTraffic(6, {
      topics: 8,
      hours: 90 * DAY,
      perHour,
      times: (_, hour) => (hour >= 40 * DAY && hour < 70 * DAY ? 0 : 1),
    });
    for (let hour = 70 * DAY + 6; hour < 80 * DAY; hour += 6) {
      expect(watchCounts(upTo(series, hour), OPTIONS)).toEqual([]);
    }
  });

  test('of three days and less nothing is known', () => {
    const series = plantTraffic(7, { topics: 3, hours: 3 * DAY, perHour });
    expect(watchCounts(series, OPTIONS)).toEqual([]);
    expect(watchCounts([], OPTIONS)).toEqual([]);
  });
});

describe('moods', () => {
  test('a clear turn is told, chance is not', () => {
    const before = new Array(20).fill({ conversations: 20, upset: 4 });
    const counts = [
      { topic: 'turned', recent: { conversations: 30, upset: 20 }, before },
      { topic: 'as before', recent: { conversations: 30, upset: 8 }, before },
      { topic: 'few', recent: { conversations: 4, upset: 4 }, before },
      { topic: 'new', recent: { conversations: 30, upset: 20 }, before: [{ conversations: 5, upset: 0 }] },
    ];
    expect(watchMoods(counts, 1).map(({ topic }) => topic)).toEqual(['turned']);
  });

  test('where days differ anyway, one more that differs is no news', () => {
    const recent = { conversations: 30, upset: 18 };
    const daysOf = (...upset: number[]) =>
      Array.from({ length: 20 }, (_, day) => ({ conversations: 20, upset: upset[day % upset.length]! }));
    const told = (before: ReturnType<typeof daysOf>) =>
      watchMoods([{ topic: 't', recent, before }], 1).length;
    expect(told(daysOf(3, 5))).toBe(1);
    expect(told(daysOf(0, 1, 11, 3, 5))).toBe(0);
  });
});

describe('alerts', () => {
  test('what was told stays quiet for a day, the rest is told', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    const surge = (topic: string) =>
      ({ kind: 'surge', topic, hours: 3, conversations: 30, expected: 8, chance: 1e-9 }) as const;
    const earlier = [{ id: 'a', at: '2026-03-02T03:00:00Z', warnings: [surge('t-1')] }];
    const found = [surge('t-1'), surge('t-2')];
    expect(chooseWarnings(found, earlier, DEFAULT_ALERT_RULES, now)).toEqual([surge('t-2')]);
    const later = now + 16 * 3_600_000;
    expect(chooseWarnings(found, earlier, DEFAULT_ALERT_RULES, later)).toEqual(found);
  });
});
