import { expect, test } from 'vitest';
import { longPause, responseTime } from './pauses.ts';

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
