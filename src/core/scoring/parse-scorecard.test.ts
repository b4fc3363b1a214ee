import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScorecard } from './check-scorecard.ts';
import { parseScorecard } from './parse-scorecard.ts';

const FULL = `
scorecard: general-service
version: 1.0
title: { zh: 通用服务质检, en: General service }
sections:
  - id: opening
    title: { zh: 开场, en: Opening }
    weight: 20
    criteria:
      - id: greeting
        title: { zh: 主动问候, en: Greets the customer }
        weight: 10
        answer: { rule: greets-the-customer }
        advice: { zh: 先问好, en: Say hello first }
      - id: empathy
        title: Empathy
        weight: 5
        options:
          - { id: yes, score: 10 }
          - { id: partly, score: 5 }
          - { id: no, score: 0 }
        answer:
          signal: agent.empathy
          by: count
          levels: [{ at_least: 2, answer: yes }, { at_least: 1, answer: partly }, { at_least: 0, answer: no }]
  - id: outcome
    title: Outcome
    weight: 80
    criteria:
      - id: no-promise
        title: No false promise
        weight: 10
        answer: { rule: false-promise, fault: true }
        auto_fail: { on: no, scope: form }
      - id: solved
        title: Solved
        weight: 10
        answer: { signal: conversation.resolution, by: value, values: { resolved: yes, unresolved: no } }
        enabled_if: { criterion: no-promise, is: [yes] }
      - id: manners
        title: Manners
        weight: 1
        answer: { rules: [rude, curt], any_hit: no, no_hit: yes }
      - id: extra-mile
        title: Extra mile
        bonus: 5
        answer: person
ratings:
  - { id: excellent, at_least: 90, title: { zh: 优秀, en: Excellent } }
  - { id: poor, at_least: 0, title: Poor }
`;

const form = (criterion: string) => `scorecard: a
version: 1
title: A
sections:
  - id: s
    title: S
    weight: 1
    criteria:
${criterion.replaceAll(/^/gm, '      ')}
`;
const problemsOf = (criterion: string) => parseScorecard(form(criterion), 'a.yaml').problems;

describe('a scorecard file', () => {
  it('is read with its defaults', () => {
    const { scorecard, problems } = parseScorecard(FULL);
    expect(problems).toEqual([]);
    expect(scorecard).toMatchObject({ id: 'general-service', version: '1.0' });
    const [greeting, , noPromise, solved, manners, extra] = scorecard!.sections.flatMap(
      (section) => section.criteria,
    );
    expect(greeting).toMatchObject({ answer: { kind: 'rule', hit: 'yes', miss: 'no' } });
    expect(greeting!.options).toEqual([
      { id: 'yes', score: 10, title: { zh: '是', en: 'Yes' } },
      { id: 'no', score: 0, title: { zh: '否', en: 'No' } },
    ]);
    expect(noPromise!.answer).toMatchObject({ hit: 'no', miss: 'yes' });
    expect(solved!.enabledIf).toEqual({ criterion: 'no-promise', is: ['yes'] });
    expect(manners!.answer).toEqual({ kind: 'rules', rules: ['rude', 'curt'], anyHit: 'no', noHit: 'yes' });
    expect(extra).toMatchObject({ weight: 0, bonus: 5, answer: { kind: 'person' } });
    expect(scorecard!.ratings.map(({ id }) => id)).toEqual(['excellent', 'poor']);
  });

  it('names the rule that is not loaded, with its place and the near one', () => {
    const { scorecard } = parseScorecard(FULL, 'general.yaml');
    const known = ['greets-the-customer', 'false-promises', 'rude', 'curt'];
    expect(checkScorecard(scorecard!, known)).toMatchObject([
      {
        code: 'unknown-rule',
        file: 'general.yaml',
        line: 33,
        column: 25,
        hint: { en: 'Did you mean false-promises?' },
      },
    ]);
    expect(checkScorecard(scorecard!, [...known, 'false-promise'])).toEqual([]);
  });

  it('names mistyped keys, options and signals with the words that were meant', () => {
    expect(
      problemsOf(`- id: a
  title: A
  wieght: 3
  answer: { signal: agent.emphaty, by: count, levels: [{ at_least: 0, answer: yess }] }`),
    ).toMatchObject([
      { code: 'missing-key', line: 9, column: 9, message: { en: 'weight is missing' } },
      { code: 'unknown-key', file: 'a.yaml', line: 11, column: 9, hint: { en: 'Did you mean weight?' } },
      { code: 'unknown-signal', line: 12, column: 27, hint: { zh: '是不是想写 agent.empathy？' } },
      { code: 'unknown-option', line: 12, column: 85, hint: { en: 'Did you mean yes?' } },
    ]);
  });

  it('names values that a signal never has with those that were meant', () => {
    const answer = (rest: string) => problemsOf(`- id: a\n  title: A\n  weight: 3\n  answer: { ${rest} }`);
    expect(
      answer('signal: conversation.resolution, by: value, values: { solved: yes, unresolved: no }'),
    ).toMatchObject([
      {
        code: 'unknown-value',
        severity: 'warning',
        line: 12,
        column: 73,
        hint: { en: 'Did you mean resolved?' },
      },
    ]);
    const levels = 'levels: [{ at_least: 1, answer: yes }, { at_least: 0, answer: no }]';
    expect(answer(`signal: agent.empathy, by: value, ${levels}`)).toMatchObject([
      { code: 'no-such-value', message: { zh: 'agent.empathy 没有取值，只看有没有出现' } },
    ]);
    expect(answer('signal: agent.empathy, by: value, values: { high: yes }')).toMatchObject([
      { code: 'no-such-value', severity: 'warning', line: 12, column: 46 },
    ]);
    expect(answer(`signal: conversation.resolution, by: value, ${levels}`)).toMatchObject([
      { code: 'no-such-value', hint: { en: 'It is one of: resolved, partly, unresolved' } },
    ]);
    expect(answer('signal: conversation.effort, by: value, values: { 1: yes, high: no }')).toMatchObject([
      { code: 'wrong-value', message: { en: 'Expected a number, found high' } },
    ]);
    expect(answer('signal: custom.mood, by: value, values: { solved: yes }')).toEqual([]);
  });

  it.each([
    ['one-answer', 'answer: { rule: a, meta: csat }'],
    ['unknown-answer', 'answer: { ruel: a }'],
    ['unknown-answer', 'answer: machine'],
    ['levels-or-values', 'answer: { meta: csat }'],
    [
      'levels-order',
      'answer: { meta: csat, levels: [{ at_least: 1, answer: no }, { at_least: 4, answer: yes }] }',
    ],
    [
      'levels-incomplete',
      'answer: { signal: agent.empathy, by: count, levels: [{ at_least: 1, answer: yes }] }',
    ],
    ['values-without-value', 'answer: { signal: agent.empathy, by: count, values: { a: yes } }'],
    ['wrong-value', 'answer: { rule: a, fault: maybe }'],
    ['empty-list', 'answer: { rules: [] }'],
    ['bad-id', 'answer: { rule: Not An Id }'],
    ['auto-fail-on-best', 'answer: person\nauto_fail: { on: yes, scope: form }'],
    ['unknown-scope', 'answer: person\nauto_fail: { on: no, scope: from }'],
    ['options-alike', 'answer: person\noptions: [{ id: yes, score: 5 }, { id: no, score: 5 }]'],
    ['duplicate-id', 'answer: person\noptions: [{ id: yes, score: 5 }, { id: yes, score: 0 }]'],
    ['reserved-id', 'answer: person\noptions: [{ id: failed, score: 0 }, { id: ok, score: 1 }]'],
    ['min-heard-without-words', 'answer: person\nmin_heard: 0.6'],
    ['bonus-clash', 'answer: person\nbonus: 5'],
    ['unknown-criterion', 'answer: person\nenabled_if: { criterion: b, is: yes }'],
    ['condition-cycle', 'answer: person\nenabled_if: { criterion: a, is: yes }'],
  ])('is refused with %s', (code, rest) => {
    const source = form(`- id: a\n  title: A\n  weight: 1\n${rest.replaceAll(/^/gm, '  ')}`);
    const { scorecard, problems } = parseScorecard(source);
    expect(scorecard).toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('tells the whole circle of criteria that wait for one another, and unknown options of a condition', () => {
    const part = (id: string, other: string, is: string) =>
      `- { id: ${id}, title: T, weight: 1, answer: person, disabled_if: { criterion: ${other}, is: ${is} } }\n`;
    const circle = problemsOf(part('a', 'b', 'no') + part('b', 'c', 'no') + part('c', 'a', 'no'));
    expect(circle).toMatchObject([{ message: { en: 'Criteria wait for one another: a → b → c → a' } }]);
    const unknown = problemsOf(`${part('a', 'b', 'partly')}- { id: b, title: B, weight: 1, answer: person }`);
    expect(unknown).toMatchObject([{ code: 'unknown-option', message: { en: 'There is no option partly' } }]);
  });

  it('refuses ids used twice, ratings out of order and forms without weight', () => {
    const twice = parseScorecard(FULL.replace('id: empathy', 'id: solved'));
    expect(twice.problems).toMatchObject([{ code: 'duplicate-id', message: { zh: '编号 solved 用了两次' } }]);
    const order = parseScorecard(FULL.replace('at_least: 90', 'at_least: 0'));
    expect(order.problems.map(({ code }) => code)).toEqual(['ratings-order']);
    const weightless = parseScorecard(
      FULL.replace('weight: 20', 'weight: 0').replace('weight: 80', 'weight: 0'),
    );
    expect(weightless.problems.map(({ code }) => code)).toEqual(['no-weight']);
    expect(parseScorecard('[]').problems.map(({ code }) => code)).toEqual(['wrong-value']);
  });

  it('never makes the reader throw, whatever part of it is lost or doubled', () => {
    const lines = FULL.trim().split('\n');
    fc.assert(
      fc.property(fc.subarray(lines), fc.nat(lines.length), fc.constantFrom(...lines), (kept, at, extra) => {
        const source = [...kept.slice(0, at), extra, ...kept.slice(at)].join('\n');
        const { scorecard, problems } = parseScorecard(source);
        const errors = problems.filter(({ severity }) => severity === 'error');
        expect(scorecard === null).toBe(errors.length > 0);
        for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
