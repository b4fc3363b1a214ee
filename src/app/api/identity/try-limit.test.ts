import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TryLimit } from './try-limit.ts';

const MOST = 3;
const WINDOW_MS = 100;
const pauses = fc.array(fc.nat(60), { minLength: 1, maxLength: 60 });

/** When each try is made. */
function times(between: readonly number[]): number[] {
  let now = 0;
  return between.map((pause) => {
    now += pause;
    return now;
  });
}

describe('a limit of tries', () => {
  test('lets through no more of a key in a window than it may', () => {
    fc.assert(
      fc.property(pauses, (between) => {
        const limit = new TryLimit(MOST, WINDOW_MS);
        const passed: number[] = [];
        for (const now of times(between)) if (limit.begin('a', now) === null) passed.push(now);
        // Windows follow each other: as many again may come at the beginning of the next.
        for (const from of passed) {
          const within = passed.filter((time) => time >= from && time < from + WINDOW_MS);
          expect(within.length).toBeLessThanOrEqual(2 * MOST);
        }
      }),
    );
  });

  test('lets through whoever has waited as long as it said', () => {
    fc.assert(
      fc.property(pauses, (between) => {
        const limit = new TryLimit(MOST, WINDOW_MS);
        let last = 0;
        let waitMs: number | null = null;
        for (const now of times(between)) {
          last = now;
          waitMs = limit.begin('a', now)?.waitMs ?? null;
        }
        if (waitMs !== null) expect(limit.begin('a', last + waitMs)).toBeNull();
      }),
    );
  });

  test('never holds off one key for another, nor for tries that were taken back', () => {
    const limit = new TryLimit(MOST, WINDOW_MS);
    for (let time = 0; time < 10; time++) {
      limit.begin('a', time);
      expect(limit.begin('b', time)).toBeNull();
      limit.takeBack('b');
    }
    expect(limit.begin('a', 10)).toEqual({ waitMs: 90, isFirst: false });
  });

  test('says once in a window that it begins to refuse', () => {
    const limit = new TryLimit(MOST, WINDOW_MS);
    const firsts = Array.from({ length: 50 }, (_, time) => limit.begin('a', 10 * time)?.isFirst ?? false);
    expect(firsts.filter(Boolean)).toHaveLength(5);
  });
});
