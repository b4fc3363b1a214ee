import { expect, test } from 'vitest';
import { dayOf, hourOfWeek, spanOfDays } from './days.ts';

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
