import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis, CriterionAnswer, Evaluation, Outcome } from '../analysis/analysis.ts';
import type { MachineVerdict } from '../ports/reviews.ts';
import { criterionAgreements, machineAgreements, splitConversations } from './calibrate.ts';
import { doubtOf } from './doubt.ts';
import { ruleQuality, rulesBehind } from './rule-quality.ts';
import { Draw, inTurns } from './sampling.ts';

const draw = (ids: readonly string[], size: number, seed: number) => {
  const drawn = new Draw(size, seed);
  for (const id of ids) drawn.offer(id);
  return drawn.drawn;
};

describe('drawing', () => {
  const some = fc.uniqueArray(fc.string(), { maxLength: 60 });

  test('the same seed draws the same, whatever the order', () => {
    fc.assert(
      fc.property(some, fc.nat(20), fc.integer(), (ids, size, seed) => {
        const drawn = draw(ids, size, seed);
        expect(draw(ids.toReversed(), size, seed).toSorted()).toEqual(drawn.toSorted());
        expect(new Set(drawn).size).toBe(Math.min(size, ids.length));
        expect(ids).toEqual(expect.arrayContaining([...drawn]));
      }),
    );
  });

  test('one conversation more takes at most one place', () => {
    fc.assert(
      fc.property(some, fc.nat(20), fc.integer(), (ids, size, seed) => {
        const before = draw(ids, size, seed);
        const after = draw([...ids, 'one more ☎ than before it all'], size, seed);
        expect(before.filter((id) => !after.includes(id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('every conversation has the same chance', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `c-${index}`);
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 4000; seed++) {
      for (const id of draw(ids, 10, seed)) times.set(id, times.get(id)! + 1);
    }
    // A quarter of 4,000, give or take five standard deviations.
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(750));
  });

  test('people take turns, and without anybody all waits', () => {
    expect(inTurns(5, ['a', 'b'])).toEqual(['a', 'b', 'a', 'b', 'a']);
    expect(inTurns(2, [])).toEqual([null, null]);
  });
});

const evaluation = (answers: Readonly<Record<string, string>>, source = 'person'): Evaluation => ({
  scorecard: 'manners',
  version: '1',
  score: 50,
  sections: [],
  autoFailed: [],
  answers: Object.entries(answers).map(
    ([criterion, answer]): CriterionAnswer => ({ criterion, answer, score: null, evidence: [], source }),
  ),
});
const verdict = (
  answers: Readonly<Record<string, string>>,
  source: string,
  outcomes: Readonly<Record<string, Outcome>>,
): MachineVerdict => ({ evaluation: evaluation(answers, source), outcomes, rulebooks: ['general@1'] });

test('a form full of ticks beside an unhappy customer is worth a look, and says why', () => {
  const analysis = (score: number, satisfaction: number): Analysis => ({
    id: 'c',
    language: 'zh',
    signals: [
      {
        type: 'conversation.satisfaction',
        value: satisfaction,
        turn: 0,
        start: 0,
        end: 0,
        confidence: 1,
        detector: 'x',
      },
    ],
    rules: [],
    evaluations: [{ ...evaluation({}), score }],
    metrics: { turns: 0, turnsByRole: {}, charactersByRole: {} },
  });
  expect(doubtOf(analysis(95, 1.4), 'manners')).toMatchObject({
    why: { zh: expect.stringContaining('1.4') },
  });
  expect(doubtOf(analysis(20, 4.6), 'manners').size).toBeGreaterThan(0.5);
  expect(doubtOf(analysis(80, 4.2), 'manners')).toEqual({ size: 0, why: null });
  expect(doubtOf(analysis(95, 1.4), 'other')).toEqual({ size: 0, why: null });
});

describe('quality of rules', () => {
  const machine = verdict({ calm: 'no' }, 'rule:a,b', { a: 'hit', b: 'miss' });

  test('of several rules those that hit are behind an answer, and only behind the machine’s own', () => {
    expect(rulesBehind(machine, 'calm', 'no')).toEqual([{ rule: 'a', outcome: 'hit' }]);
    expect(rulesBehind(machine, 'calm', 'yes')).toEqual([]);
    expect(rulesBehind(machine, 'other', 'no')).toEqual([]);
    expect(rulesBehind(null, 'calm', 'no')).toEqual([]);
  });

  test('a hit counts against its rule when a person answers otherwise, or an appeal is upheld', () => {
    const reviewed = (submitted: string, standing = submitted) => ({
      machine,
      evaluation: evaluation({ calm: submitted }),
      record: evaluation({ calm: standing }),
    });
    const [quality] = ruleQuality([
      reviewed('no'),
      reviewed('no'),
      reviewed('yes'),
      reviewed('no', 'yes'),
      // Whoever could not tell has not said that the rule was wrong.
      reviewed('insufficient_evidence'),
    ]);
    expect(quality).toMatchObject({ rule: 'a', hits: 4, wrongHits: 2, misses: 0, upheld: 1 });
    expect(quality!.precision).toMatchObject({ value: 0.5 });
  });

  test('where none of several rules hit and one should have, no one of them is blamed', () => {
    const missed = verdict({ calm: 'yes' }, 'rule:a,b', { a: 'miss', b: 'miss' });
    const judged = (answer: string) => ({
      machine: missed,
      evaluation: evaluation({ calm: answer }),
      record: evaluation({ calm: answer }),
    });
    expect(ruleQuality([judged('no')])).toEqual([]);
    expect(ruleQuality([judged('yes')])).toMatchObject([
      { rule: 'a', misses: 1, wrongMisses: 0, precision: null },
      { rule: 'b', misses: 1 },
    ]);
  });
});

describe('calibration', () => {
  const criteria = [{ criterion: 'calm', categories: ['yes', 'no'] }];
  const rating = (conversation: string, reviewer: string, answer: string | null, machine: string) => ({
    conversation,
    reviewer,
    state: answer === null ? ('open' as const) : ('submitted' as const),
    evaluation: answer === null ? null : evaluation({ calm: answer }),
    machine: verdict({ calm: machine }, 'rule:a', { a: 'hit' }),
  });
  const ratings = [
    rating('c1', 'li', 'yes', 'yes'),
    rating('c1', 'wu', 'yes', 'yes'),
    rating('c2', 'li', 'no', 'yes'),
    rating('c2', 'wu', 'no', 'yes'),
    rating('c3', 'li', 'yes', 'no'),
    rating('c3', 'wu', 'no', 'no'),
    rating('c4', 'li', 'yes', 'no'),
    rating('c4', 'wu', null, 'no'),
  ];
  const conversations = ['c1', 'c2', 'c3', 'c4'];

  test('compares raters with each other, and what they agreed on with the machine', () => {
    const [calm] = criterionAgreements(criteria, conversations, ['li', 'wu'], ratings);
    expect(calm!.people).toMatchObject({ items: 3, percent: { value: expect.closeTo(2 / 3) } });
    // The third has no majority; of the fourth one rater alone said something.
    expect(calm!.machine).toMatchObject({ items: 3, percent: { value: expect.closeTo(1 / 3) } });
  });

  test('names the conversations that split the raters', () => {
    expect(splitConversations(criteria, conversations, ['li', 'wu'], ratings)).toEqual([
      { conversation: 'c3', criteria: [{ criterion: 'calm', answers: ['yes', 'no'], machine: 'no' }] },
    ]);
  });

  test('compares single reviews with the machine', () => {
    const [calm] = machineAgreements(criteria, ratings.slice(0, 4));
    expect(calm).toMatchObject({ criterion: 'calm', machine: { items: 4, percent: { value: 0.5 } } });
  });
});
