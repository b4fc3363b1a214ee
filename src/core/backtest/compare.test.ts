import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evaluation, OUTCOMES } from '../analysis/analysis.ts';
import { compareOn } from './compare.ts';
import { type ComparedConversation, type Judgements, NOTHING_COMPARED, type ScoreChange } from './tally.ts';

const SCORECARDS = ['manners', 'rules-of-trade'];
const CRITERIA = ['greets', 'explains', 'closes'];

const evaluation = (scorecard: string): fc.Arbitrary<Evaluation> =>
  fc
    .record({
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      answers: fc
        .subarray(CRITERIA)
        .chain((criteria) =>
          fc.tuple(
            ...criteria.map((criterion) =>
              fc.constantFrom('yes', 'no', 'not_applicable').map((answer) => ({ criterion, answer })),
            ),
          ),
        ),
    })
    .map(({ score, answers }) => ({
      scorecard,
      version: '1',
      score,
      sections: [],
      autoFailed: [],
      answers: answers.map((one) => ({ ...one, score: null, evidence: [], source: 'none' })),
    }));

const judgements: fc.Arbitrary<Judgements> = fc.record({
  rules: fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c'))
    .chain((rules) =>
      fc.tuple(
        ...rules.map((rule) =>
          fc.constantFrom(...OUTCOMES).map((outcome) => ({ rule, outcome, evidence: [] })),
        ),
      ),
    ),
  evaluations: fc.subarray(SCORECARDS).chain((ids) => fc.tuple(...ids.map(evaluation))),
});

const compared: fc.Arbitrary<ComparedConversation> = fc
  .record({
    id: fc.string(),
    agent: fc.constantFrom('A1', 'A2', undefined),
    team: fc.constantFrom('north', undefined),
    before: judgements,
    after: judgements,
  })
  .map(({ agent, team, ...rest }) => ({
    ...rest,
    ...(agent === undefined ? {} : { agent }),
    ...(team === undefined ? {} : { team }),
  }));

test('a set compared with itself changes nothing', () => {
  fc.assert(
    fc.property(fc.array(compared), (some) => {
      const same = some.map((one) => ({ ...one, after: one.before }));
      const tally = compareOn(NOTHING_COMPARED, same, 10);
      expect(tally).toMatchObject({ conversations: some.length, changed: 0, flips: [], flipped: 0 });
      for (const { before, after } of Object.values(tally.rules)) expect(after).toEqual(before);
      for (const { before, after, change } of Object.values(tally.scorecards)) {
        expect(after).toEqual(before);
        expect(change).toMatchObject({ gained: 0, lost: 0, rose: 0, fell: 0 });
      }
    }),
  );
});

test('what is gained and lost is the difference of the scores, and adds up over agents and over teams', () => {
  fc.assert(
    fc.property(fc.array(compared), (some) => {
      const tally = compareOn(NOTHING_COMPARED, some, 10);
      for (const [scorecard, { change }] of Object.entries(tally.scorecards)) {
        expect(change.gained - change.lost).toBe(change.sumAfter - change.sumBefore);
        expect(change.rose + change.fell).toBeLessThanOrEqual(change.conversations);
        for (const groups of [tally.agents, tally.teams]) {
          const parts = Object.values(groups).flatMap((changes) => changes[scorecard] ?? []);
          for (const figure of Object.keys(change) as (keyof ScoreChange)[])
            expect(parts.reduce((sum, part) => sum + part[figure], 0)).toBe(change[figure]);
        }
      }
    }),
  );
});

test('swapping the sides swaps gains and losses, and hits', () => {
  fc.assert(
    fc.property(fc.array(compared), (some) => {
      const there = compareOn(NOTHING_COMPARED, some, 10);
      const swapped = some.map((one) => ({ ...one, before: one.after, after: one.before }));
      const back = compareOn(NOTHING_COMPARED, swapped, 10);
      expect([back.changed, back.flipped]).toEqual([there.changed, there.flipped]);
      for (const [rule, { before, after }] of Object.entries(there.rules))
        expect(back.rules[rule]).toEqual({ before: after, after: before });
      for (const [scorecard, { change }] of Object.entries(there.scorecards))
        expect(back.scorecards[scorecard]?.change).toMatchObject({
          gained: change.lost,
          lost: change.gained,
        });
    }),
  );
});

test('going on from what was kept gives what one go gives', () => {
  fc.assert(
    fc.property(fc.array(compared), fc.array(compared), (first, second) => {
      const kept = JSON.parse(JSON.stringify(compareOn(NOTHING_COMPARED, first, 3)));
      expect(compareOn(kept, second, 3)).toEqual(compareOn(NOTHING_COMPARED, [...first, ...second], 3));
    }),
  );
});

test('every flip is counted, and no more are listed than asked for', () => {
  fc.assert(
    fc.property(fc.array(compared), fc.nat(5), (some, kept) => {
      const { flips, flipped } = compareOn(NOTHING_COMPARED, some, kept);
      expect(flips.length).toBe(Math.min(flipped, kept));
      for (const { before, after } of flips) expect(after).not.toBe(before);
    }),
  );
});
