import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intersectionOf,
  joinClose,
  restOf,
  type Stretch,
  stretchesOf,
  totalOf,
  unionOf,
} from './stretches.ts';

const FRAMES = 60;
const marks = fc.array(fc.boolean(), { minLength: FRAMES, maxLength: FRAMES });
const toStretches = (list: readonly boolean[]) => stretchesOf(Uint8Array.from(list, Number));

/** The same list, frame by frame. */
function marksOf(stretches: readonly Stretch[]): boolean[] {
  return Array.from({ length: FRAMES }, (_, i) =>
    stretches.some(({ startMs, endMs }) => startMs <= i * 10 && endMs >= (i + 1) * 10),
  );
}

describe('stretches', () => {
  it('are what frame by frame union, intersection and rest give', () => {
    fc.assert(
      fc.property(marks, marks, (a, b) => {
        const [left, right] = [toStretches(a), toStretches(b)];
        expect(marksOf(unionOf(left, right))).toEqual(a.map((mark, i) => mark || b[i]!));
        expect(marksOf(intersectionOf(left, right))).toEqual(a.map((mark, i) => mark && b[i]!));
        expect(marksOf(restOf(left, FRAMES * 10))).toEqual(a.map((mark) => !mark));
      }),
    );
  });

  it('only grow when what is close is joined, and stay in order', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 200 }), (list, gap) => {
        const stretches = toStretches(list);
        const joined = joinClose(stretches, gap);
        expect(totalOf(joined)).toBeGreaterThanOrEqual(totalOf(stretches));
        for (let i = 1; i < joined.length; i++) {
          expect(joined[i]!.startMs - joined[i - 1]!.endMs).toBeGreaterThanOrEqual(Math.max(gap, 10));
        }
      }),
    );
  });
});
