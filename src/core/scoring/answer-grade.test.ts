import { expect, test } from 'vitest';
import { gradeOfAnswer, quotedPassages } from './answer-grade.ts';

test('an answer is full, part or nothing of the best, or no judgement', () => {
  expect(gradeOfAnswer('yes', 10, 10)).toBe('full');
  expect(gradeOfAnswer('partly', 4, 10)).toBe('part');
  expect(gradeOfAnswer('no', 0, 10)).toBe('zero');
  expect(gradeOfAnswer('yes', 10, 10, true)).toBe('full');
  expect(gradeOfAnswer('no', 0, 10, true)).toBe('no_bonus');
  expect(gradeOfAnswer('no', 0, null)).toBe('zero');
  expect(gradeOfAnswer('not_applicable', null, 10)).toBe('not_applicable');
  expect(gradeOfAnswer('insufficient_evidence', null, 10)).toBe('none');
});

test('what was lost is quoted twice at most, once a turn; what was earned once', () => {
  const evidence = [{ turn: 1 }, { turn: 1 }, { turn: 2 }, { turn: 3 }];
  expect(quotedPassages('zero', evidence).map(({ turn }) => turn)).toEqual([1, 2]);
  expect(quotedPassages('full', evidence)).toHaveLength(1);
  expect(quotedPassages('none', evidence)).toEqual([]);
});
