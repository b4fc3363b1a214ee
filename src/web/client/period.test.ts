import { expect, test } from 'vitest';
import { spanOf } from './period.ts';

test('a period is whole days of the organisation’s clock up to and with today', () => {
  const now = Date.parse('2026-03-01T17:30:00Z');
  expect(spanOf('today', 'Asia/Shanghai', now)).toEqual({
    from: '2026-03-01T16:00:00.000Z',
    to: '2026-03-02T16:00:00.000Z',
  });
  expect(spanOf('7d', 'UTC', now)).toEqual({
    from: '2026-02-23T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
  });
  expect(spanOf('all', 'UTC', now)).toBeNull();
});
