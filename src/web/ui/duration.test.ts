import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationParts } from './duration.ts';

test('what is nearly a minute is one', () => {
  expect(durationParts(59_940)).toEqual({ key: 's', n: 59.9 });
  expect(durationParts(59_960)).toEqual({ key: 'min', n: 1 });
  expect(durationParts(119_700)).toEqual({ key: 'min', n: 2 });
  expect(durationParts(179_700)).toEqual({ key: 'min', n: 3 });
  expect(durationParts(3_599_600)).toEqual({ key: 'h', n: 1 });
  expect(durationParts(3_661_000)).toEqual({ key: 'hMin', n: 1, m: 1 });
  expect(durationParts(49 * 3_600_000)).toEqual({ key: 'd', n: 49 / 24 });
});

test('no part is ever full', () => {
  fc.assert(
    fc.property(fc.nat(48 * 3_600_000), (ms) => {
      const parts = durationParts(ms);
      const rest = parts.key === 'minS' ? parts.s : parts.key === 'hMin' ? parts.m : 0;
      expect(rest).toBeLessThan(60);
      if (parts.key === 's' || parts.key === 'min' || parts.key === 'minS') expect(parts.n).toBeLessThan(60);
    }),
  );
});
