import { expect, it } from 'vitest';
import { shownScore } from './shown-score.ts';

it('a list shows the score by the chosen scorecard, and none where that one could judge nothing', () => {
  const scores = { service: 80, sales: null, care: 0 };
  expect(shownScore(scores, 'service')).toBe(80);
  expect(shownScore(scores, 'sales')).toBeNull();
  expect(shownScore(scores, 'care')).toBe(0);
});

it('a list shows the first score where the chosen scorecard was not asked', () => {
  expect(shownScore({ service: 80 }, 'sales')).toBe(80);
  expect(shownScore({ service: 80 }, null)).toBe(80);
  expect(shownScore({}, 'sales')).toBeNull();
});
