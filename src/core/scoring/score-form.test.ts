import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriterionAnswer } from '../analysis/analysis.ts';
import { scoreForm } from './score-form.ts';
import type { Criterion, Scorecard, Section } from './scorecard.ts';

const title = { zh: '题', en: 'T' };
/** Option `o0` is the worst. */
const NOT_JUDGED = 'insufficient_evidence';

interface Case {
  readonly card: Scorecard;
  /** By criterion: the index of the option, or null where nothing was judged. */
  readonly answers: ReadonlyMap<string, number | null>;
}

const criterionShape = fc.record({
  weight: fc.integer({ min: 1, max: 50 }),
  scores: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 4 }),
  /** How many of the worst options fail automatically; never all. */
  fails: fc.option(
    fc.record({ worst: fc.constant(1), scope: fc.constantFrom('form' as const, 'section' as const) }),
    {
      freq: 6,
    },
  ),
  bonus: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 4, nil: undefined }),
  answer: fc.option(fc.nat(3), { freq: 4 }),
});
const sectionShape = fc.record({
  weight: fc.integer({ min: 1, max: 50 }),
  criteria: fc.array(criterionShape, { minLength: 1, maxLength: 5 }),
});

const cases: fc.Arbitrary<Case> = fc.array(sectionShape, { minLength: 1, maxLength: 4 }).map((shapes) => {
  const answers = new Map<string, number | null>();
  const sections = shapes.map(
    (shape, s): Section => ({
      id: `s${s}`,
      title,
      weight: shape.weight,
      criteria: shape.criteria.map(({ weight, scores, fails, bonus, answer }, c): Criterion => {
        const id = `c${s}-${c}`;
        answers.set(id, answer === null ? null : answer % scores.length);
        return {
          id,
          title,
          weight: bonus === undefined ? weight : 0,
          options: scores.toSorted((a, b) => a - b).map((score, o) => ({ id: `o${o}`, score, title })),
          answer: { kind: 'person' },
          ...(bonus !== undefined
            ? { bonus }
            : fails === null
              ? {}
              : { autoFail: { on: ['o0'], scope: fails.scope } }),
        };
      }),
    }),
  );
  return { card: { id: 'x', version: '1', title, sections, ratings: [], ruleReferences: [] }, answers };
});

function score({ card, answers }: Case) {
  return scoreForm(card, (criterion): CriterionAnswer => {
    const index = answers.get(criterion.id) ?? null;
    const option = index === null ? undefined : criterion.options[index];
    const answer = option?.id ?? NOT_JUDGED;
    return { criterion: criterion.id, answer, score: option?.score ?? null, evidence: [], source: 'person' };
  });
}

const mapSections = ({ card, answers }: Case, change: (section: Section) => Section): Case => ({
  card: { ...card, sections: card.sections.map(change) },
  answers,
});

function expectSame(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  // Scores have two decimals: a sum in another order may round to the neighbour.
  else expect(Math.abs(a - b)).toBeLessThan(0.011);
}

describe('the score of a form', () => {
  it('lies between 0 and 100, and so do those of its sections and its coverage', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const form = score(given);
        for (const value of [form.score, ...form.sections.map((section) => section.score)]) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
        if (form.coverage !== null) {
          expect(form.coverage).toBeGreaterThanOrEqual(0);
          expect(form.coverage).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is the same when all weights are scaled', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        (given, k, m) => {
          const scaled = mapSections(given, (section) => ({
            ...section,
            weight: section.weight * k,
            criteria: section.criteria.map((criterion) => ({ ...criterion, weight: criterion.weight * m })),
          }));
          expectSame(score(scaled).score, score(given).score);
        },
      ),
    );
  });

  it('is the same in whatever order sections and criteria stand', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const turned = mapSections(given, (section) => ({
          ...section,
          criteria: section.criteria.toReversed(),
        }));
        const reversed = { ...turned, card: { ...turned.card, sections: turned.card.sections.toReversed() } };
        expectSame(score(reversed).score, score(given).score);
      }),
    );
  });

  it('never falls when one answer is raised', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (given, pick) => {
        const criteria = given.card.sections.flatMap((section) => section.criteria);
        const criterion = criteria[pick % criteria.length]!;
        const index = given.answers.get(criterion.id) ?? null;
        fc.pre(index !== null && index + 1 < criterion.options.length);
        const raised = { ...given, answers: new Map(given.answers).set(criterion.id, index! + 1) };
        const before = score(given).score;
        const after = score(raised).score;
        expect(after ?? 0).toBeGreaterThanOrEqual((before ?? 0) - 0.011);
      }),
    );
  });

  it('is the same when a question at its section’s own average is left out', () => {
    const halves = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cases, halves, fc.integer({ min: 1, max: 9 }), (given, points, weight) => {
        const options = Array.from({ length: 21 }, (_, o) => ({ id: `p${o}`, score: o, title }));
        const criterion = (id: string, share: number): Criterion => ({
          id,
          title,
          weight: share,
          options,
          answer: { kind: 'person' },
        });
        // Two mirrored criteria for each figure make the average 10 of 20, where the extra one stands.
        const pairs = points.flatMap((_, i) => [criterion(`up${i}`, 1), criterion(`down${i}`, 1)]);
        const section: Section = {
          id: 'even',
          title,
          weight: 7,
          criteria: [...pairs, criterion('average', weight)],
        };
        const answers = new Map(given.answers).set('average', 10);
        for (const [i, value] of points.entries())
          answers.set(`up${i}`, 10 + value).set(`down${i}`, 10 - value);
        const full = { card: { ...given.card, sections: [...given.card.sections, section] }, answers };
        const without = { ...full, answers: new Map(answers).set('average', null) };
        expectSame(score(without).score, score(full).score);
      }),
    );
  });

  it('is zero when a criterion fails the form, and the section’s is zero when it fails the section', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const form = score(given);
        for (const section of given.card.sections) {
          for (const { id, autoFail } of section.criteria) {
            const fails = autoFail !== undefined && given.answers.get(id) === 0;
            expect(form.autoFailed.includes(id)).toBe(fails);
            if (!fails) continue;
            if (autoFail.scope === 'form') expect(form.score).toBe(0);
            else expect(form.sections.find((part) => part.section === section.id)?.score).toBe(0);
          }
        }
      }),
    );
  });

  it('is missing exactly when nothing with weight was judged', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const judged = given.card.sections
          .flatMap((section) => section.criteria)
          .some(({ id, bonus }) => bonus === undefined && given.answers.get(id) !== null);
        expect(score(given).score !== null).toBe(judged);
      }),
    );
  });

  it('gains from a bonus at most its points', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const plain = mapSections(given, (section) => ({
          ...section,
          criteria: section.criteria.filter(({ bonus }) => bonus === undefined),
        }));
        const possible = given.card.sections
          .flatMap((section) => section.criteria)
          .reduce((sum, { bonus = 0 }) => sum + bonus, 0);
        const gained = (score(given).score ?? 0) - (score(plain).score ?? 0);
        expect(gained).toBeGreaterThanOrEqual(-0.011);
        expect(gained).toBeLessThanOrEqual(possible + 0.011);
      }),
    );
  });
});
