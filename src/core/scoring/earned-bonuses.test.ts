import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earnedBonuses } from './earned-bonuses.ts';

const best = { best: 1 };
const answered = (count: number, score = 1) =>
  Array.from({ length: count }, (_, at) => ({ criterion: `b-${at}`, score }));

test('a single bonus tells what it added, however little of it the form took', () => {
  const answers = [...answered(1), { criterion: 'other', score: 0 }];
  const told = earnedBonuses({ bonus: 2, answers }, () => ({ ...best, bonus: 8 }));
  expect([told.added(8), told.cutFrom]).toEqual([2, null]);
});

test('of several, each tells its worth, and their sum is told where the form took less', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 100 }),
      (worths, room) => {
        const sum = worths.reduce((all, one) => all + one, 0);
        const bonus = Math.min(sum, room);
        const told = earnedBonuses({ bonus, answers: answered(worths.length) }, (id) => ({
          ...best,
          bonus: worths[Number(id.slice(2))],
        }));
        expect(worths.map((one) => told.added(one))).toEqual(worths);
        expect(told.cutFrom).toBe(bonus < sum ? sum : null);
      },
    ),
  );
});

test('what was not earned, and what is no bonus, counts for nothing', () => {
  const answers = [...answered(2, 0), { criterion: 'plain', score: 1 }];
  const told = earnedBonuses({ answers }, (id) => (id === 'plain' ? best : { ...best, bonus: 8 }));
  expect(told.cutFrom).toBeNull();
});
