import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  cohensKappa,
  fleissKappa,
  gwetsAc1,
  percentAgreement,
  type Ratings,
} from './agreement.ts';

/** So many items that got each of these pairs of answers. */
const table = (counts: Readonly<Record<string, number>>): Ratings[] =>
  Object.entries(counts).flatMap(([pair, count]) => Array.from({ length: count }, () => pair.split('')));

/** Items by how many of the raters gave each of the categories. */
const counted = (rows: readonly (readonly number[])[]): Ratings[] =>
  rows.map((row) =>
    row.flatMap((count, category) => Array.from({ length: count }, () => String(category + 1))),
  );

describe('worked examples of the literature', () => {
  test('Cohen: two readers of fifty grant proposals', () => {
    const kappa = cohensKappa(table({ yy: 20, yn: 5, ny: 10, nn: 15 }))!;
    expect(kappa.value).toBeCloseTo(0.4, 10);
    // Standard error 0.1267 by the formula of 1969, and Student's quantile for 49 degrees of freedom.
    expect((kappa.high - kappa.value) / 2.0096).toBeCloseTo(0.1267, 3);
  });

  test('Fleiss, Cohen and Everitt: the first table of their paper, its weights taken as equal', () => {
    // 100 psychiatric patients diagnosed twice, as proportions .53 .05 .02 / .11 .14 .05 / .01 .06 .03.
    const kappa = cohensKappa(table({ aa: 53, ab: 5, ac: 2, ba: 11, bb: 14, bc: 5, ca: 1, cb: 6, cc: 3 }))!;
    expect(kappa.value).toBeCloseTo(0.429, 3);
  });

  test('Fleiss: ten subjects, fourteen raters, five categories', () => {
    const kappa = fleissKappa(
      counted([
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
      ]),
    )!;
    expect(kappa.value).toBeCloseTo(0.21, 3);
  });

  test('Gwet: twelve units, four raters, some of whom left units out', () => {
    const units: Ratings[] = [
      ['1', '1', null, '1'],
      ['2', '2', '3', '2'],
      ['3', '3', '3', '3'],
      ['3', '3', '3', '3'],
      ['2', '2', '2', '2'],
      ['1', '2', '3', '4'],
      ['4', '4', '4', '4'],
      ['1', '1', '2', '1'],
      ['2', '2', '2', '2'],
      [null, '5', '5', '5'],
      [null, null, '1', '1'],
      [null, null, '3', null],
    ];
    const ac1 = gwetsAc1(units, ['1', '2', '3', '4', '5'])!;
    expect(ac1.value).toBeCloseTo(0.77544, 4);
    expect((ac1.value - ac1.low) / 2.201).toBeCloseTo(0.14295, 3);
    const kappa = fleissKappa(units)!;
    expect(kappa.value).toBeCloseTo(0.76117, 4);
    expect((kappa.value - kappa.low) / 2.201).toBeCloseTo(0.15302, 3);
    expect(percentAgreement(units)!.value).toBeCloseTo(0.81818, 4);
  });

  test('Gwet’s paradox: where nearly all answers are the same, kappa falls and AC1 holds', () => {
    const pairs = table({ yy: 118, yn: 5, ny: 2, nn: 0 });
    expect(cohensKappa(pairs)!.value).toBeCloseTo(-0.0234, 3);
    expect(gwetsAc1(pairs, ['y', 'n'])!.value).toBeCloseTo(0.9408, 3);
  });
});

test('no agreement is worse than −1, also where most items were judged by one rater alone', () => {
  const kappa = fleissKappa([
    ['c', null, 'a'],
    ['a', null, null],
  ]);
  expect(kappa?.value).toBe(-1);
});

const CATEGORIES = ['a', 'b', 'c'];
const ratings = (raters: number) =>
  fc.array(
    fc.array(fc.option(fc.constantFrom(...CATEGORIES), { nil: null }), {
      minLength: raters,
      maxLength: raters,
    }),
    { minLength: 1, maxLength: 30 },
  );
const some = fc.integer({ min: 2, max: 5 }).chain(ratings);

test('figures lie within their intervals, and these within −1 and 1', () => {
  fc.assert(
    fc.property(some, (items) => {
      const { percent, kappa, ac1 } = agreementOf(items, CATEGORIES);
      for (const one of [percent, kappa, ac1]) {
        if (one === null) continue;
        expect(one.value).toBeGreaterThanOrEqual(-1);
        expect(one.value).toBeLessThanOrEqual(1 + 1e-9);
        expect(one.low).toBeLessThanOrEqual(one.value + 1e-9);
        expect(one.high).toBeGreaterThanOrEqual(Math.min(1, one.value) - 1e-9);
        expect(one.low).toBeGreaterThanOrEqual(-1);
        expect(one.high).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('who says the same of everything agrees entirely', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CATEGORIES), { minLength: 1, maxLength: 20 }), (answers) => {
      const { percent, kappa, ac1 } = agreementOf(
        answers.map((one) => [one, one]),
        CATEGORIES,
      );
      expect(percent?.value).toBe(1);
      expect(ac1?.value).toBeCloseTo(1, 10);
      // With one answer alone there is nothing that chance could have got wrong.
      if (new Set(answers).size > 1) expect(kappa?.value).toBeCloseTo(1, 10);
      else expect(kappa).toBeNull();
    }),
  );
});

test('it does not matter who is called first, nor in what order the items come', () => {
  fc.assert(
    fc.property(some, (items) => {
      const here = agreementOf(items, CATEGORIES);
      const there = agreementOf(items.map((one) => one.toReversed()).toReversed(), CATEGORIES);
      for (const name of ['percent', 'kappa', 'ac1'] as const) {
        const [a, b] = [here[name], there[name]];
        if (a === null || b === null) expect(a).toBe(b);
        else for (const part of ['value', 'low', 'high'] as const) expect(a[part]).toBeCloseTo(b[part], 8);
      }
    }),
  );
});

test('few items that agree entirely leave room for doubt, and one answer alone tells nothing of kappa', () => {
  const few = agreementOf(
    [
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
    ],
    ['a', 'b'],
  );
  expect(few.ac1).toMatchObject({ value: 1, high: 1 });
  expect(few.ac1!.low).toBeLessThan(0.3);
  expect(few.kappa!.low).toBeLessThan(0.3);
  expect(
    agreementOf(
      [
        ['a', 'a'],
        ['a', 'b'],
      ],
      ['a', 'b'],
    ).kappa,
  ).toBeNull();
});

test('nobody and nothing to compare gives no figure', () => {
  expect(agreementOf([], CATEGORIES)).toEqual({ items: 0, percent: null, kappa: null, ac1: null });
  expect(agreementOf([['a', null]], CATEGORIES)).toMatchObject({ items: 0, percent: null, kappa: null });
});
