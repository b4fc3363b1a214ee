import { expect, test } from 'vitest';
import { dayOf, daysUpTo, hourOfWeekIn, momentWords, partOfDay, spanBefore, spanOfDays } from './days.ts';

test('a day begins at midnight also where the clocks are changed that day', () => {
  expect(spanOfDays('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
  expect(dayOf(Date.parse('2026-03-29T22:30:00Z'), 'Europe/Berlin')).toBe('2026-03-30');
});

test('the week begins on Monday, on the clock of the zone', () => {
  expect(hourOfWeekIn('Europe/Berlin')(Date.parse('2026-03-29T22:30:00Z'))).toBe(0);
  expect(hourOfWeekIn('UTC')(Date.parse('2026-03-29T22:30:00Z'))).toBe(6 * 24 + 22);
  expect(hourOfWeekIn('Asia/Shanghai')(Date.parse('2026-03-30T01:00:00Z'))).toBe(9);
});

test('days up to the end of one are whole days, however many hours they have', () => {
  for (const [first, last] of [
    ['2026-03-23', '2026-03-29'],
    ['2026-10-20', '2026-10-26'],
    ['2026-06-01', '2026-06-07'],
  ] as const) {
    const week = spanOfDays(first, last, 'Europe/Berlin');
    expect(daysUpTo(week.to, 7, 'Europe/Berlin')).toEqual(week);
  }
});

test('the days before whole days are as many whole days, however many hours they have', () => {
  const berlin = 'Europe/Berlin';
  const spring = spanOfDays('2026-03-23', '2026-03-29', berlin);
  expect(spanBefore(spring, berlin, Infinity)).toEqual(spanOfDays('2026-03-16', '2026-03-22', berlin));
  const autumn = spanOfDays('2026-10-26', '2026-11-01', berlin);
  expect(spanBefore(autumn, berlin, Infinity)).toEqual(spanOfDays('2026-10-19', '2026-10-25', berlin));
});

test('the hours before some hours are as many, also across a change of clocks', () => {
  const evening = { from: '2026-03-28T20:00:00.000Z', to: '2026-03-29T08:30:00.000Z' };
  expect(spanBefore(evening, 'Europe/Berlin', Infinity)).toEqual({
    from: '2026-03-28T07:30:00.000Z',
    to: evening.from,
  });
});

test('a moment is written on the clock of the zone, in both languages', () => {
  expect(momentWords(Date.parse('2026-01-04T16:05:00Z'), 'Asia/Shanghai')).toEqual({
    zh: '2026年1月5日 00:05',
    en: '5 January 2026 at 00:05',
  });
});

test('of days that are not over, as much as has passed is held against those before', () => {
  const week = spanOfDays('2026-03-24', '2026-03-30', 'Asia/Shanghai');
  expect(spanBefore(week, 'Asia/Shanghai', Date.parse('2026-03-29T17:13:00Z'))).toEqual({
    from: '2026-03-16T16:00:00.000Z',
    to: '2026-03-22T17:13:00.000Z',
  });
  // Clocks were put forward on the 29th: nine in the morning stands beside nine in the morning.
  const today = spanOfDays('2026-03-29', '2026-03-29', 'Europe/Berlin');
  expect(spanBefore(today, 'Europe/Berlin', Date.parse('2026-03-29T07:00:00Z'))).toEqual({
    from: '2026-03-27T23:00:00.000Z',
    to: '2026-03-28T08:00:00.000Z',
  });
});

test('a day counts by how much of it lies in the span', () => {
  const span = { from: '2026-03-28T17:00:00Z', to: '2026-03-30T10:00:00Z' };
  expect(partOfDay('2026-03-28', span, 'UTC')).toBeCloseTo(7 / 24);
  expect(partOfDay('2026-03-29', span, 'UTC')).toBe(1);
  expect(partOfDay('2026-03-31', span, 'UTC')).toBe(0);
  // Berlin puts its clocks forward that day: it has 23 hours, of which the first has passed.
  const late = { from: '2026-03-29T00:00:00Z', to: '2026-04-01T00:00:00Z' };
  expect(partOfDay('2026-03-29', late, 'Europe/Berlin')).toBeCloseTo(22 / 23);
});
