import { expect, test } from 'vitest';
import type { PlanEffect } from './plan-effect.ts';
import { sayPlanEffect } from './say-plan.ts';

const estimate = (value: number) => ({ value, low: value - 3, high: value + 3 });
const followed: PlanEffect = {
  verdict: 'better',
  conversationsBefore: 60,
  conversationsSince: 60,
  needed: 0,
  before: estimate(60),
  since: estimate(74),
  change: estimate(14),
  colleaguesChange: estimate(2),
  colleagues: 5,
  beyondColleagues: estimate(12),
};

test('whether the level agreed on was reached is said with the interval that it rests on', () => {
  expect(sayPlanEffect(followed, 71)).toEqual({
    zh: '确认以来比 5 位可比同事多提高 +12.0 [+9.0, +15.0] 分；目标 71 分已达到（确认以来 74.0 [71.0, 77.0]）',
    en:
      'Since it was acknowledged, +12.0 [+9.0, +15.0] points more than 5 comparable colleagues; ' +
      'the 71 agreed on is reached (74.0 [71.0, 77.0] since)',
  });
  expect(sayPlanEffect(followed, 80).zh).toContain('；目标 80 分尚未达到（确认以来 74.0 [71.0, 77.0]）');
  expect(sayPlanEffect(followed, 75).en).toContain('; whether the 75 agreed on is reached cannot be told');
});

test('a level that everybody always has is reached, however little the interval leaves open', () => {
  const always = { ...followed, since: { value: 100, low: 99.99999, high: 100 } };
  expect(sayPlanEffect(always, 100).en).toContain('the 100 agreed on is reached');
});

test('without a level agreed on, or before the level since is known, nothing is said of it', () => {
  expect(sayPlanEffect(followed, null).zh).not.toContain('目标');
  const early: PlanEffect = {
    ...followed,
    verdict: 'too_few',
    conversationsSince: 3,
    needed: 12,
    since: null,
  };
  expect(sayPlanEffect(early, 70).en).toBe(
    'Since it was acknowledged, 3 conversations called for it; 12 more are needed to tell',
  );
});
