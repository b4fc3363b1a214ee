import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressable, idsIn } from './named-ids.ts';

/** With a script whose letters need much room in an address. */
const id = fc.string({ unit: fc.constantFrom(...'aZ09-_/#&单号'), minLength: 1, maxLength: 500 });

describe('ids that somebody typed or pasted', () => {
  test('are told apart by lines, commas of both scripts and spaces', () => {
    expect(idsIn('c-1\r\nc-2,c-3，c-4、c-5 c-6\u3000c-7\tc-8')).toEqual([
      ...['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6', 'c-7', 'c-8'],
    ]);
  });

  test('are found once each, whatever stands between and around them', () => {
    const between = fc.array(fc.constantFrom('\n', ',', '，', '、', ' ', '\r\n', '\t'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(id, between)), between, (written, before) => {
        const text = before.join('') + written.map(([one, after]) => one + after.join('')).join('');
        expect(idsIn(text)).toEqual([...new Set(written.map(([one]) => one))]);
      }),
    );
  });
});

describe('ids in addresses', () => {
  test('are all named, in their order, and no address is one that is refused', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 400 }), (ids) => {
        const pieces = addressable(ids);
        expect(pieces.flat()).toEqual(ids);
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0);
          expect(piece.length).toBeLessThanOrEqual(100);
          const { length } = piece.map((one) => `&id=${encodeURIComponent(one)}`).join('');
          expect(piece.length === 1 || length <= 4_000).toBe(true);
        }
      }),
    );
  });

  test('of the usual length are a hundred together', () => {
    const ids = Array.from({ length: 250 }, (_, at) => `conversation-${at}`);
    expect(addressable(ids).map((piece) => piece.length)).toEqual([100, 100, 50]);
  });
});
