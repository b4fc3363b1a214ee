import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittingThreads } from './fitting-threads.ts';

const GIB = 2 ** 30;

test('every processor analyses where there is memory enough', () => {
  expect(fittingThreads(2, 4 * GIB)).toBe(2);
  expect(fittingThreads(16, 64 * GIB)).toBe(16);
});

test('where memory is scarce fewer do, but always one', () => {
  expect(fittingThreads(2, 2 * GIB)).toBe(1);
  expect(fittingThreads(8, 6 * GIB)).toBe(4);
  expect(fittingThreads(1, GIB / 2)).toBe(1);
});

test('there are never more than processors, nor fewer with more memory', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 256 }),
      fc.nat(2 ** 40),
      fc.nat(2 ** 40),
      (processors, memory, more) => {
        const threads = fittingThreads(processors, memory);
        expect(threads).toBeGreaterThanOrEqual(1);
        expect(threads).toBeLessThanOrEqual(processors);
        expect(fittingThreads(processors, memory + more)).toBeGreaterThanOrEqual(threads);
      },
    ),
  );
});
