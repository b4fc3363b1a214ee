import { describe, expect, test } from 'vitest';
import { type TopicDay, weighTopic } from './weigh-topic.ts';

const WEEKDAY = [0.5, 1.2, 1.1, 1, 1, 1.1, 0.7];

function days(count: number, perDay: (place: number, weekday: number) => number): TopicDay[] {
  return Array.from({ length: count }, (_, place) => {
    const date = new Date(Date.UTC(2026, 0, 5 + place));
    const conversations = Math.round(perDay(place, date.getUTCDay()));
    return {
      day: date.toISOString().slice(0, 10),
      conversations,
      troubled: conversations / 2,
      upsetAtStart: 0,
      upsetAtEnd: 0,
      repeated: conversations / 4,
      unresolved: 0,
      escalation: 0,
      churn: 0,
      effort: 0,
      withEffort: 0,
      hours: conversations / 10,
      timed: conversations,
    };
  });
}

const all = (topic: readonly TopicDay[]) =>
  new Map(
    topic.map(({ day, conversations }) => [
      day,
      { conversations: 300, troubled: 30 + conversations / 2, part: 1 },
    ]),
  );

describe('the weight of a topic', () => {
  test('its cost in a week follows the formula', () => {
    const topic = days(28, () => 20);
    const { impact, share, repeatRate, handlingHours } = weighTopic(topic, all(topic));
    expect(share).toBeCloseTo(20 / 300);
    expect(repeatRate).toBe(0.25);
    expect(handlingHours).toBeCloseTo(0.1);
    // 20 a day are 140 a week, 14 hours, 70 unhappy; the 280 others of a day have 30, as many as 15 of 140.
    expect(impact.conversations).toBeCloseTo(140);
    expect(impact.hours).toBeCloseTo(14);
    expect(impact.unhappy).toBeCloseTo(70);
    expect(impact.avoidable).toBeCloseTo(55);
  });

  test('the season of the week is no trend, growth is', () => {
    const flat = days(32, (_, weekday) => 40 * WEEKDAY[weekday]!);
    const still = weighTopic(flat, all(flat)).trend!;
    expect(still.low).toBeLessThan(0);
    expect(still.high).toBeGreaterThan(0);
    const growing = days(32, (place, weekday) => 40 * WEEKDAY[weekday]! * 1.2 ** (place / 7));
    const grown = weighTopic(growing, all(growing)).trend!;
    expect(grown.value).toBeCloseTo(0.2, 1);
    expect(grown.low).toBeGreaterThan(0.1);
  });

  test('days at the ends that lie partly in the time neither thin the week out nor bend the trend', () => {
    const topic = days(29, (place) => (place === 0 ? 230 : place === 28 ? 10 : 240));
    const parts = all(topic);
    parts.set(topic[0]!.day, { ...parts.get(topic[0]!.day)!, part: 23 / 24 });
    parts.set(topic[28]!.day, { ...parts.get(topic[28]!.day)!, part: 1 / 24 });
    const { impact, trend } = weighTopic(topic, parts);
    expect(impact.conversations).toBeCloseTo(240 * 7);
    expect(trend!.value).toBeCloseTo(0, 3);
  });

  test('a month without data in the middle is no fall and no part of the week', () => {
    const topic = days(90, () => 20);
    const holed = topic.filter((_, place) => place < 30 || place >= 60);
    const weight = weighTopic(holed, all(holed));
    expect(weight.days).toBe(60);
    expect(weight.impact.conversations).toBeCloseTo(140);
    expect(weight.trend!.value).toBeCloseTo(0, 2);
  });

  test('of less than two weeks no trend is told, of nothing nothing', () => {
    const topic = days(10, () => 20);
    expect(weighTopic(topic, all(topic)).trend).toBeNull();
    expect(weighTopic([], new Map()).impact).toEqual({
      conversations: 0,
      hours: null,
      unhappy: 0,
      avoidable: 0,
    });
  });
});
