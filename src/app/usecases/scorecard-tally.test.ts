import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import { ScorecardTally } from './scorecard-tally.ts';

const title = { zh: '评分', en: 'Card' };
const card: Scorecard = {
  id: 'card',
  version: '1',
  title,
  ratings: [],
  ruleReferences: [],
  sections: [
    {
      id: 's',
      title,
      weight: 1,
      criteria: [
        {
          id: 'asked',
          title,
          weight: 1,
          options: [
            { id: 'yes', score: 10, title },
            { id: 'no', score: 0, title },
          ],
          answer: { kind: 'person' },
        },
      ],
    },
  ],
};

function analysis(score: number | null): Analysis {
  return {
    id: 'c',
    language: 'zh',
    signals: [],
    rules: [],
    metrics: { turns: 0, turnsByRole: {}, charactersByRole: {} },
    evaluations: [
      {
        scorecard: 'card',
        version: '1',
        score,
        sections: [],
        autoFailed: [],
        answers: [
          {
            criterion: 'asked',
            answer: score === null ? 'not_applicable' : 'yes',
            score: score === null ? null : score / 10,
            evidence: [],
            source: 'none',
          },
        ],
      },
    ],
  };
}

test('mean, median, extremes and bars are those of the scores', () => {
  const scores = fc.array(
    fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(scores, (list) => {
      const tally = new ScorecardTally(card);
      for (const score of list) tally.add(analysis(score));
      const summary = tally.summary();
      const sorted = list.toSorted((a, b) => a - b);
      const middle = (sorted.length - 1) / 2;
      const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
      expect(summary.median).toBeCloseTo(median, 6);
      expect(summary.mean).toBeCloseTo(list.reduce((sum, one) => sum + one, 0) / list.length, 1);
      expect([summary.lowest, summary.highest]).toEqual([sorted[0], sorted.at(-1)]);
      expect(summary.histogram.reduce((sum, one) => sum + one, 0)).toBe(list.length);
      expect(summary.histogram[9]).toBe(list.filter((score) => score >= 90).length);
    }),
  );
});

test('a conversation without a score is counted apart and moves nothing', () => {
  const tally = new ScorecardTally(card);
  tally.add(analysis(null));
  expect(tally.summary()).toMatchObject({ scored: 0, unscored: 1, mean: null, median: null, lowest: null });
  tally.add(analysis(40));
  expect(tally.summary()).toMatchObject({
    scored: 1,
    mean: 40,
    lost: [{ criterion: 'asked', lost: 1, judged: 1 }],
    answers: { judged: 1, notApplicable: 1, unjudged: 0 },
  });
});

test('a bonus that was not earned is no criterion that lost points', () => {
  const [section] = card.sections;
  const criteria = section!.criteria.map((one) => ({ ...one, weight: 0, bonus: 8 }));
  const tally = new ScorecardTally({ ...card, sections: [{ ...section!, criteria }] });
  tally.add(analysis(40));
  expect(tally.summary()).toMatchObject({ scored: 1, lost: [], answers: { judged: 1 } });
});
