import { expect, test } from 'vitest';
import type { Evaluation } from '../analysis/analysis.ts';
import { MACHINE } from '../ports/reviews.ts';
import { decidedOf, standingEvaluations } from './decided.ts';

const evaluation = (scorecard: string, greeting: string, score = 50): Evaluation => ({
  scorecard,
  version: '1',
  score,
  sections: [],
  autoFailed: [],
  answers: [{ criterion: 'greeting', answer: greeting, score: null, evidence: [], source: 'person' }],
});
const review = (id: string, reviewer: string, record: Evaluation, submitted = record) => ({
  id,
  conversation: 'c-1',
  scorecard: record.scorecard,
  reviewer,
  evaluation: submitted,
  record,
});

test('of several reviews of one conversation the newest counts, for each scorecard', () => {
  const reviews = [
    review('new', 'user:li', evaluation('manners', 'yes')),
    review('old', 'user:wu', evaluation('manners', 'no')),
    review('other', 'user:wu', evaluation('sales', 'no')),
    { ...review('elsewhere', 'user:wu', evaluation('manners', 'no')), conversation: 'c-2' },
  ];
  expect(decidedOf(reviews).map(({ id }) => id)).toEqual(['new', 'other', 'elsewhere']);
});

test('what the machine said is a decision only once an appeal changed it', () => {
  const untouched = review('held', MACHINE, evaluation('manners', 'no'));
  expect(decidedOf([untouched])).toEqual([]);
  const changed = review('held', MACHINE, evaluation('manners', 'yes'), evaluation('manners', 'no'));
  expect(decidedOf([changed])).toEqual([changed]);
  // And does not stand in the way of an older review.
  const older = review('older', 'user:li', evaluation('manners', 'yes'));
  expect(decidedOf([untouched, older])).toEqual([older]);
});

test('decisions stand in place of the machine, and it stands where there are none', () => {
  const machine = [evaluation('manners', 'no', 40), evaluation('sales', 'no', 30)];
  const record = [evaluation('manners', 'yes', 90), evaluation('gone', 'yes', 10)];
  expect(standingEvaluations(machine, record).map(({ scorecard, score }) => [scorecard, score])).toEqual([
    ['sales', 30],
    ['manners', 90],
    ['gone', 10],
  ]);
});
