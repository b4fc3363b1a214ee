import { expect, test } from 'vitest';
import { momentOf } from './moments.ts';
import { UsageError } from './usage-error.ts';

test('a day is its beginning by the clock of this machine, or its whole when a stretch ends with it', () => {
  expect(momentOf('--from', '2026-01-05', 'begin')).toBe(new Date(2026, 0, 5).toISOString());
  expect(momentOf('--to', '2026-01-31', 'end')).toBe(new Date(2026, 1, 1).toISOString());
});

test('a time is that time, with its offset where it has one', () => {
  expect(momentOf('--to', '2026-01-05 18:00', 'end')).toBe(new Date(2026, 0, 5, 18).toISOString());
  expect(momentOf('--from', '2026-01-05T09:00+08:00', 'begin')).toBe('2026-01-05T01:00:00.000Z');
});

test('what is no day is refused', () => {
  for (const written of ['yesterday', '2026-13-01', '2026-02-30', '2026-01-05T25:00', '']) {
    expect(() => momentOf('--from', written, 'begin'), written).toThrow(UsageError);
  }
});
