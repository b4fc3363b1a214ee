import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastMidnight, lastWholeDay } from './calendar.ts';

const DAY_MS = 86_400_000;

test('the last whole day ends at the last midnight of the organisation, wherever the program runs', () => {
  expect(lastWholeDay(Date.parse('2026-12-01T23:59:59+08:00'))).toBe('2026-11-30');
  expect(lastWholeDay(Date.parse('2026-12-02T00:00:00+08:00'))).toBe('2026-12-01');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (now) => {
      const passed = now - (lastMidnight(lastWholeDay(now)) + DAY_MS);
      return passed >= 0 && passed < DAY_MS;
    }),
  );
});
