import { expect, test } from 'vitest';
import { dayOf, hourOfWeek, momentWords, spanOfDays } from './days.ts';

test('a day begins at midnight also where the clocks are changed that day', () => {
  expect(spanOfDays('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
  expect(dayOf(Date.parse('2026-03-29T22:30:00Z'), 'Europe/Berlin')).toBe('2026-03-30');
});

test('the week begins on Monday, on the clock of the zone', () => {
  expect(hourOfWeek(Date.parse('2026-03-29T22:30:00Z'), 'Europe/Berlin')).toBe(0);
  expect(hourOfWeek(Date.parse('2026-03-29T22:30:00Z'), 'UTC')).toBe(6 * 24 + 22);
  expect(hourOfWeek(Date.parse('2026-03-30T01:00:00Z'), 'Asia/Shanghai')).toBe(9);
});

test('a moment is written on the clock of the zone, in both languages', () => {
  expect(momentWords(Date.parse('2026-01-04T16:05:00Z'), 'Asia/Shanghai')).toEqual({
    zh: '2026年1月5日 00:05',
    en: '5 January 2026 at 00:05',
  });
});
