import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnReduction, reduce } from './principal-parts.ts';
import type { VectorTable } from './vector-table.ts';

const WIDTH = 24;
const PARTS = 3;
const number = fc.double({ min: -1, max: 1, noNaN: true, noDefaultInfinity: true });
/** As few as can be told apart by so many parts, up to what is few for the width. */
const fewRows = fc.array(fc.array(number, { minLength: WIDTH, maxLength: WIDTH }), {
  minLength: PARTS + 1,
  maxLength: WIDTH / 2 - 1,
});

function tableOf(rows: readonly (readonly number[])[]): VectorTable {
  return { rows: rows.length, width: WIDTH, values: Float32Array.from(rows.flat()) };
}

const rounded = (values: Iterable<number>) => Array.from(values, (value) => expect.closeTo(value, 5));

describe('the directions in which rows differ most', () => {
  it('are the same of few rows and of the same rows many times over', () => {
    fc.assert(
      fc.property(fewRows, (rows) => {
        const few = learnReduction(tableOf(rows), PARTS);
        const many = learnReduction(tableOf(new Array(WIDTH).fill(rows).flat()), PARTS);
        expect([...many.spreads]).toEqual(rounded(few.spreads));
        expect([...many.directions]).toEqual(rounded(few.directions));
      }),
    );
  });

  it('tell rows of one plane apart as far as they are from each other', () => {
    const rows = Array.from({ length: 9 }, (_, place) =>
      Array.from({ length: WIDTH }, (_, i) => (i === 3 ? Math.sin(place) : i === 5 ? place / 4 : 0.5)),
    );
    const table = tableOf(rows);
    const reduced = reduce(table, learnReduction(table, 2), 0);
    const between = ({ values, width }: VectorTable, a: number, b: number) =>
      Math.hypot(...Array.from({ length: width }, (_, i) => values[a * width + i]! - values[b * width + i]!));
    for (const place of rows.keys()) {
      expect(between(reduced, 0, place)).toBeCloseTo(between(table, 0, place), 5);
    }
  });
});
