import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

describe('what was asked for lately', () => {
  const asked = fc.array(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 200 });

  test('is remembered as far back as its size, and never more than twice as much', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 5 }), (keys, size) => {
        const recent = new RecentMap<string>(size);
        for (const [at, key] of keys.entries()) {
          const before = [...new Set(keys.slice(0, at).toReversed())].slice(0, size);
          if (before.includes(key)) expect(recent.get(key)).toBe(`of ${key}`);
          if (recent.get(key) === undefined) recent.set(key, `of ${key}`);
          expect(recent.size).toBeLessThanOrEqual(2 * size);
        }
      }),
    );
  });

  test('is forgotten once enough else was asked for', () => {
    const recent = new RecentMap<number>(2);
    for (const key of ['a', 'b', 'c', 'd', 'e']) recent.set(key, 1);
    expect(recent.get('a')).toBeUndefined();
    expect(recent.get('d')).toBe(1);
  });
});
