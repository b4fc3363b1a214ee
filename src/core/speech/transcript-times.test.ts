import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleOf, stretchOf } from './transcript-times.ts';

const read = (list: readonly { start: unknown; end: unknown }[], durationMs: number) => {
  const scale = scaleOf(list, durationMs);
  return list.map((one) => stretchOf(one, scale));
};
const clock = (ms: number) => `00:${`${Math.floor(ms / 60_000)}`.padStart(2, '0')}:${(ms % 60_000) / 1000}`;

describe('the times of a transcript', () => {
  test('are the same in seconds, milliseconds, ticks and on the clock', () => {
    // What is said in its first hundredth alone may be of any unit.
    const call = fc
      .integer({ min: 10_000, max: 3_000_000 })
      .chain((durationMs) =>
        fc.tuple(
          fc.constant(durationMs),
          fc.array(fc.nat(durationMs - 1_001)),
          fc.integer({ min: Math.ceil(durationMs / 50), max: durationMs }),
        ),
      );
    fc.assert(
      fc.property(call, ([durationMs, starts, latestMs]) => {
        const said = [...starts, latestMs].map((startMs) => ({ startMs, endMs: startMs + 1_001 }));
        for (const form of [
          (ms: number) => ms / 1000,
          (ms: number) => `${ms / 1000}s`,
          (ms: number) => ms,
          (ms: number) => ms * 10_000,
          clock,
        ]) {
          const list = said.map(({ startMs, endMs }) => ({ start: form(startMs), end: form(endMs) }));
          expect(read(list, durationMs)).toEqual(said);
        }
      }),
    );
  });

  test('in seconds stay seconds where the recording was cut off', () => {
    expect(read([{ start: 2.5, end: 179.5 }], 60_000)).toEqual([{ startMs: 2_500, endMs: 179_500 }]);
    expect(read([{ start: '00:00:02', end: '00:03:00' }], 60_000)).toEqual([
      { startMs: 2_000, endMs: 180_000 },
    ]);
  });
});
