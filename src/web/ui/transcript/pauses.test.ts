import { expect, test } from 'vitest';
import { daysBegun, longPause, responseTime } from './pauses.ts';

test('a pause is told where it is long for the channel, and the wait for an answer always', () => {
  const chat = [
    { role: 'customer', at: '2026-01-05T09:00:00+08:00' },
    { role: 'agent', at: '2026-01-05T09:02:05+08:00' },
    { role: 'agent', at: '2026-01-05T09:02:20+08:00' },
    { role: 'customer' },
  ];
  expect(chat.map((_, index) => longPause('chat', chat, index))).toEqual([null, 125_000, null, null]);
  expect(chat.map((_, index) => responseTime(chat, index))).toEqual([null, 125_000, null, null]);
  const call = [
    { role: 'customer', startMs: 0, endMs: 4_000 },
    { role: 'agent', startMs: 3_500, endMs: 5_000 },
    { role: 'customer', startMs: 9_000, endMs: 9_500 },
  ];
  expect(call.map((_, index) => longPause('voice', call, index))).toEqual([null, null, 4_000]);
  expect(responseTime(call, 1)).toBe(0);
});

test('a turn on another day than the one before names its day, on the clock of the zone', () => {
  const turns = [
    { role: 'customer', at: '2026-01-05T15:30:00Z' },
    { role: 'system' },
    { role: 'agent', at: '2026-01-05T16:10:00Z' },
    { role: 'customer', at: '2026-01-07T01:03:00Z' },
    { role: 'agent', at: '2026-01-07T01:04:00Z' },
  ];
  const days = (zone: string) => [...daysBegun(turns, zone)];
  expect(days('Asia/Shanghai')).toEqual([
    [2, '2026-01-06'],
    [3, '2026-01-07'],
  ]);
  expect(days('UTC')).toEqual([[3, '2026-01-07']]);
});
