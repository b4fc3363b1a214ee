import { expect, test } from 'vitest';
import { spanOfDays } from '#core/facts/days.ts';
import { everyStep, spanWithin } from './trend-steps.ts';

const row = (day: string, conversations: number) => ({ group: [day], values: [80], conversations });

test('a day without conversations is a day all the same', () => {
  const steps = everyStep([row('2026-02-27', 3), row('2026-03-02', 5)], 'day');
  expect(steps.map(({ group, conversations }) => `${group[0]} ${conversations}`)).toEqual([
    '2026-02-27 3',
    '2026-02-28 0',
    '2026-03-01 0',
    '2026-03-02 5',
  ]);
  expect(steps[1]!.values).toEqual([]);
  expect(everyStep([], 'day')).toEqual([]);
});

test('weeks follow each other Monday by Monday; one conversation with a wrong year makes no thousand of them', () => {
  const weeks = everyStep([row('2026-01-05', 1), row('2026-01-26', 1)], 'week');
  expect(weeks.map(({ group }) => group[0])).toEqual([
    '2026-01-05',
    '2026-01-12',
    '2026-01-19',
    '2026-01-26',
  ]);
  const odd = [row('1970-01-05', 1), row('2026-01-05', 1)];
  expect(everyStep(odd, 'week')).toEqual(odd);
});

test('a week at the edge of the period leads to those of its conversations that were counted', () => {
  const week = spanOfDays('2026-01-05', '2026-01-11', 'Asia/Shanghai');
  expect(spanWithin(week, '2026-01-06T16:00:00.000Z', '2026-03-01T16:00:00.000Z')).toEqual({
    from: '2026-01-06T16:00:00.000Z',
    to: week.to,
  });
  expect(spanWithin(week, '2025-01-01T00:00:00+08:00', '2026-01-09T16:00:00.000Z')).toEqual({
    from: week.from,
    to: '2026-01-09T16:00:00.000Z',
  });
  expect(spanWithin(week, undefined, undefined)).toEqual(week);
});
