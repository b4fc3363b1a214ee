import { describe, expect, it } from 'vitest';
import type { RuleResult, Signal } from '../analysis/analysis.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluationInputs } from './inputs.ts';
import { parseScorecard } from './parse-scorecard.ts';

function scorecard(sections: string, ratings = '') {
  const { scorecard: read, problems } = parseScorecard(
    `{ scorecard: test, version: "2", title: Test, sections: [${sections}]${ratings} }`,
  );
  if (read === null) throw new Error(JSON.stringify(problems));
  return read;
}

const one = (criterion: string) =>
  scorecard(
    `{ id: s, title: S, weight: 1, criteria: [{ id: c, title: { zh: 态度, en: Manner }, ${criterion} }] }`,
  );

function inputs(given: Partial<EvaluationInputs> & { rules?: readonly RuleResult[] } = {}): EvaluationInputs {
  const { rules = [], ...rest } = given;
  return {
    ruleResult: (id) => rules.find(({ rule }) => rule === id),
    signals: [],
    metadata: () => undefined,
    text: ({ turn, start, end }) => `${turn}:${start}-${end}`,
    ...rest,
  };
}

const rule = (id: string, outcome: RuleResult['outcome'], more: Partial<RuleResult> = {}): RuleResult => ({
  rule: id,
  outcome,
  evidence: [],
  ...more,
});
const signal = (type: Signal['type'], confidence: number, value?: string | number): Signal => ({
  type,
  turn: 3,
  start: 1,
  end: 4,
  confidence,
  detector: 'lexicon',
  ...(value === undefined ? {} : { value }),
});
const only = (evaluation: ReturnType<typeof evaluate>) => evaluation.answers[0]!;

describe('a conversation without any service to judge', () => {
  it('gives no answer from rules or signals, and so no score', () => {
    const unjudgeable = { zh: '没有人应答', en: 'Nobody answered' };
    const told = inputs({ unjudgeable, rules: [rule('r', 'miss')] });
    for (const source of [
      '{ rule: r, fault: true }',
      '{ signal: agent.deflection, by: count, levels: [{ at_least: 1, answer: no }, { at_least: 0, answer: yes }] }',
    ]) {
      const evaluation = evaluate(one(`weight: 1, answer: ${source}`), told);
      expect([evaluation.score, only(evaluation).answer, only(evaluation).reason?.en]).toEqual([
        null,
        'insufficient_evidence',
        'Nobody answered',
      ]);
    }
  });
});

describe('the documented example', () => {
  const options = '[{ id: full, score: 10 }, { id: half, score: 5 }, { id: none, score: 0 }]';
  const criterion = (id: string, weight: number) =>
    `{ id: ${id}, title: T, weight: ${weight}, answer: person, options: ${options} }`;
  const form = scorecard(
    `{ id: s, title: S, weight: 1, criteria: [${['a', 'b', 'c', 'd'].map((id, i) => criterion(id, i === 0 ? 40 : 20))}] }`,
  );
  const answered = (last: string) =>
    evaluate(
      form,
      inputs({
        answers: {
          a: { answer: 'full', source: 'person' },
          b: { answer: 'half', source: 'person' },
          c: { answer: 'half', source: 'person' },
          d: { answer: last, source: 'person' },
        },
      }),
    );

  it('scores 10, 5, 5, 0 on weights 40, 20, 20, 20 as 60', () => {
    expect(answered('none')).toMatchObject({ score: 60, coverage: 1 });
  });

  it('scores 75 when the last question does not apply, on weights 50, 25, 25', () => {
    expect(answered('not_applicable')).toMatchObject({ score: 75, coverage: 1 });
  });

  it('shows that a question which could not be judged lowers the coverage, not the score', () => {
    expect(answered('insufficient_evidence')).toMatchObject({ score: 75, coverage: 0.8 });
  });
});

describe('a criterion answered by rules', () => {
  const card = one('weight: 1, answer: { rule: r }');

  it('takes the rule’s outcome, evidence and reason', () => {
    const evidence = [{ turn: 0, start: 0, end: 2, text: '您好' }];
    const hit = evaluate(card, inputs({ rules: [rule('r', 'hit', { evidence })] }));
    expect(hit.score).toBe(100);
    expect(only(hit)).toEqual({ criterion: 'c', answer: 'yes', score: 10, evidence, source: 'rule:r' });
    const reason = { zh: '没有时间', en: 'No times' };
    const unknown = evaluate(card, inputs({ rules: [rule('r', 'cannot_tell', { reason })] }));
    expect(only(unknown)).toMatchObject({ answer: 'insufficient_evidence', score: null, reason });
    const aside = evaluate(card, inputs({ rules: [rule('r', 'not_applicable', { reason })] }));
    expect(only(aside)).toMatchObject({ answer: 'not_applicable', reason });
    expect(aside.coverage).toBeUndefined();
  });

  it('fails, and gives no score, where the rule was not loaded', () => {
    const result = evaluate(card, inputs());
    expect(result).toMatchObject({ score: null, coverage: 0, sections: [{ section: 's', score: null }] });
    expect(only(result)).toMatchObject({
      answer: 'failed',
      reason: { zh: '规则没有载入：r', en: 'Not among the loaded rules: r' },
    });
  });

  it('needs one hit, or every rule’s word that there was none', () => {
    const several = one('weight: 1, answer: { rules: [p, q], fault: true }');
    const answer = (...rules: RuleResult[]) => {
      const { answer, source } = only(evaluate(several, inputs({ rules })));
      return `${answer} by ${source}`;
    };
    expect(answer(rule('q', 'hit'))).toBe('no by rule:q');
    expect(answer(rule('p', 'miss'), rule('q', 'miss'))).toBe('yes by rule:p,q');
    expect(answer(rule('p', 'miss'), rule('q', 'not_applicable'))).toBe('yes by rule:p,q');
    expect(answer(rule('p', 'miss'), rule('q', 'cannot_tell'))).toBe('insufficient_evidence by rule:p,q');
    expect(answer(rule('p', 'not_applicable'), rule('q', 'not_applicable'))).toBe(
      'not_applicable by rule:p,q',
    );
    expect(answer(rule('p', 'miss'))).toBe('failed by rule:p,q');
  });

  it('says what would have passed: the advice, else the rule in words', () => {
    const miss = { rules: [rule('r', 'miss')] };
    const advised = one('weight: 1, answer: { rule: r }, advice: { zh: 先道歉, en: Apologise first }');
    expect(only(evaluate(advised, inputs(miss))).wouldPass).toEqual({ zh: '先道歉', en: 'Apologise first' });
    const explainRule = () => ({ zh: '开头有问候', en: 'a greeting at the start' });
    expect(only(evaluate(card, inputs({ ...miss, explainRule }))).wouldPass).toEqual({
      zh: '“态度”要得到“是”：需要做到——开头有问候',
      en: '“Manner” would have been answered “Yes”: it asks for this: a greeting at the start',
    });
    const fault = one('weight: 1, answer: { rule: r, fault: true }');
    const faulty = only(evaluate(fault, inputs({ rules: [rule('r', 'hit')], explainRule })));
    expect(faulty.wouldPass?.en).toMatch(/it forbids this: a greeting at the start$/);
    expect(only(evaluate(card, inputs(miss))).wouldPass?.zh).toBe('“态度”要得到“是”。');
  });
});

describe('a criterion answered by signals', () => {
  const options = 'options: [{ id: yes, score: 2 }, { id: partly, score: 1 }, { id: no, score: 0 }]';
  const levels =
    '[{ at_least: 2, answer: yes }, { at_least: 1, answer: partly }, { at_least: 0, answer: no }]';

  it('counts those that are sure enough and quotes them', () => {
    const card = one(
      `weight: 1, ${options}, answer: { signal: agent.empathy, by: count, levels: ${levels} }`,
    );
    const signals = [signal('agent.empathy', 0.9), signal('agent.empathy', 0.4), signal('agent.apology', 1)];
    const result = evaluate(card, inputs({ signals }));
    expect(result.score).toBe(50);
    expect(only(result)).toEqual({
      criterion: 'c',
      answer: 'partly',
      score: 1,
      source: 'signal:agent.empathy',
      evidence: [{ turn: 3, start: 1, end: 4, text: '3:1-4' }],
      wouldPass: {
        zh: '“态度”要得到“是”：“共情”的次数至少要 2，这里是 1',
        en: '“Manner” would have been answered “Yes”: the number of findings of empathy would have to be at least 2; here it was 1',
      },
    });
    expect(only(evaluate(card, inputs())).answer).toBe('no');
  });

  it('says below which number a fault passes', () => {
    const card = one(
      'weight: 1, answer: { signal: [agent.impatience, agent.perfunctory], by: count, levels: [{ at_least: 2, answer: no }, { at_least: 0, answer: yes }] }',
    );
    const signals = [signal('agent.impatience', 1), signal('agent.perfunctory', 1)];
    expect(only(evaluate(card, inputs({ signals }))).wouldPass?.zh).toMatch(
      /：“不耐烦”或“敷衍”的次数要少于 2，这里是 2$/,
    );
  });

  it('reads the highest confidence', () => {
    const card = one(
      'weight: 1, answer: { signal: customer.abuse, by: confidence, levels: [{ at_least: 0.8, answer: no }, { at_least: 0, answer: yes }] }',
    );
    const of = (...confidences: number[]) =>
      only(evaluate(card, inputs({ signals: confidences.map((value) => signal('customer.abuse', value)) })))
        .answer;
    expect([of(), of(0.79), of(0.3, 0.8, 0.1)]).toEqual(['yes', 'yes', 'no']);
  });

  it('reads values by name or by level, and says where there is none', () => {
    const named = one(
      `weight: 1, ${options}, answer: { signal: conversation.resolution, by: value, values: { resolved: yes, partly: partly } }`,
    );
    const of = (...signals: Signal[]) => only(evaluate(named, inputs({ signals })));
    expect(of(signal('conversation.resolution', 0.6, 'partly')).answer).toBe('partly');
    expect(of()).toMatchObject({ answer: 'insufficient_evidence', source: 'signal:conversation.resolution' });
    expect(of(signal('conversation.resolution', 0.6, 'unresolved'))).toMatchObject({
      answer: 'insufficient_evidence',
      reason: { en: 'The scorecard does not say what unresolved means' },
    });
    const scaled = one(
      'weight: 1, answer: { signal: conversation.satisfaction, by: value, levels: [{ at_least: 4, answer: yes }, { at_least: 1, answer: no }] }',
    );
    const happy = inputs({ signals: [signal('conversation.satisfaction', 0.7, 4.2)] });
    expect(only(evaluate(scaled, happy)).answer).toBe('yes');
  });

  it('does not take missing sound or times for a clean call', () => {
    const card = (type: string) =>
      one(
        `weight: 1, answer: { signal: ${type}, by: count, levels: [{ at_least: 1, answer: no }, { at_least: 0, answer: yes }] }`,
      );
    const silence = card('speech.silence');
    expect(only(evaluate(silence, inputs())).reason?.en).toBe('No sound was analysed');
    expect(only(evaluate(silence, inputs({ signals: [signal('speech.rate', 1)] }))).answer).toBe('yes');
    const latency = card('conversation.response_latency');
    expect(only(evaluate(latency, inputs())).answer).toBe('insufficient_evidence');
    expect(only(evaluate(latency, inputs({ metadata: () => 60 }))).answer).toBe('yes');
    const why = { zh: '模型没有装', en: 'The model is not installed' };
    expect(only(evaluate(card('agent.empathy'), inputs({ unavailable: () => why }))).reason).toEqual(why);
  });
});

describe('a criterion answered by metadata', () => {
  const levels = one(
    'weight: 1, answer: { meta: csat, levels: [{ at_least: 4, answer: yes }, { at_least: 1, answer: no }] }',
  );
  const of = (value: unknown) => only(evaluate(levels, inputs({ metadata: () => value })));

  it('reads figures, also those that a table holds as text', () => {
    expect([of(5).answer, of('4').answer, of(2).answer]).toEqual(['yes', 'yes', 'no']);
    expect(of(2)).toMatchObject({ source: 'metadata:csat', evidence: [] });
    expect(of(2).wouldPass?.zh).toMatch(/：csat 至少要 4，这里是 2$/);
  });

  it('judges nothing where the field is missing or means nothing', () => {
    expect(of(undefined).reason?.en).toBe('The conversation has no csat');
    for (const value of ['', null, 'good', 0, [5], {}])
      expect(of(value).answer).toBe('insufficient_evidence');
  });

  it('reads words, none of which is taken from an object’s inheritance', () => {
    const words = one('weight: 1, answer: { meta: vip, values: { true: yes, false: no } }');
    const by = (value: unknown) => only(evaluate(words, inputs({ metadata: () => value }))).answer;
    expect([by(true), by('false'), by('constructor')]).toEqual(['yes', 'no', 'insufficient_evidence']);
  });
});

describe('answers from people and models', () => {
  it('stand before the machine’s, and are refused when they are no option', () => {
    const card = one('weight: 1, answer: { rule: r }');
    const rules = [rule('r', 'hit')];
    const reason = { zh: '听录音', en: 'Heard it' };
    const person = evaluate(
      card,
      inputs({ rules, answers: { c: { answer: 'no', source: 'person', reason } } }),
    );
    expect(only(person)).toMatchObject({ answer: 'no', score: 0, source: 'person', reason });
    const wrong = evaluate(card, inputs({ rules, answers: { c: { answer: 'maybe', source: 'llm' } } }));
    expect(only(wrong)).toMatchObject({
      answer: 'failed',
      source: 'llm',
      reason: { zh: '没有 maybe 这个选项' },
    });
  });

  it('are awaited by open criteria', () => {
    expect(only(evaluate(one('weight: 1, answer: llm'), inputs()))).toMatchObject({
      answer: 'not_evaluated',
      source: 'none',
    });
  });

  it('are not confused with what every object has', () => {
    const card = scorecard(
      '{ id: s, title: S, weight: 1, criteria: [{ id: constructor, title: T, weight: 1, answer: person }] }',
    );
    expect(only(evaluate(card, inputs({ answers: {} }))).answer).toBe('not_evaluated');
  });
});

describe('conditional criteria', () => {
  const card = scorecard(`{ id: s, title: S, weight: 1, criteria: [
    { id: why, title: Why, weight: 1, answer: person, enabled_if: { criterion: refused, is: yes } },
    { id: refused, title: { zh: 拒绝, en: Refused }, weight: 1, answer: person },
    { id: kindly, title: Kindly, weight: 1, answer: person, disabled_if: { criterion: why, is: [no, not_applicable] } } ] }`);
  const answers = (refused: string, why: string) =>
    evaluate(
      card,
      inputs({
        answers: {
          refused: { answer: refused, source: 'person' },
          why: { answer: why, source: 'person' },
          kindly: { answer: 'yes', source: 'person' },
        },
      }),
    ).answers.map(({ criterion, answer }) => `${criterion} ${answer}`);

  it('are asked along a chain, in whatever order they are written', () => {
    expect(answers('yes', 'yes')).toEqual(['why yes', 'refused yes', 'kindly yes']);
    expect(answers('yes', 'no')).toEqual(['why no', 'refused yes', 'kindly not_applicable']);
    expect(answers('no', 'yes')).toEqual(['why not_applicable', 'refused no', 'kindly not_applicable']);
  });

  it('stay open where that on which they depend is open', () => {
    expect(answers('not_evaluated', 'yes')).toEqual([
      'why not_evaluated',
      'refused not_evaluated',
      'kindly not_evaluated',
    ]);
  });

  it('say why they were not asked', () => {
    const given = inputs({ answers: { refused: { answer: 'no', source: 'person' } } });
    expect(evaluate(card, given).answers[0]?.reason).toEqual({
      zh: '只在“拒绝”的答案是 yes 时才问',
      en: 'Asked only where “Refused” is yes',
    });
  });
});

describe('automatic fail, bonus and rating', () => {
  const card = scorecard(
    `{ id: must, title: M, weight: 50, criteria: [
       { id: legal, title: L, weight: 1, answer: person, auto_fail: { on: no, scope: form } },
       { id: polite, title: P, weight: 1, answer: person, auto_fail: { on: no, scope: section } } ] },
     { id: rest, title: R, weight: 50, criteria: [
       { id: quick, title: Q, weight: 1, answer: person },
       { id: extra, title: E, bonus: 10, answer: person } ] }`,
    ', ratings: [{ id: top, at_least: 90, title: T }, { id: fair, at_least: 60, title: F }]',
  );
  const given = (legal: string, polite: string, quick: string, extra: string) =>
    evaluate(
      card,
      inputs({
        answers: Object.fromEntries(
          Object.entries({ legal, polite, quick, extra }).map(([id, answer]) => [
            id,
            { answer, source: 'person' as const },
          ]),
        ),
      }),
    );

  it('zero the scope that was chosen', () => {
    expect(given('no', 'yes', 'yes', 'yes')).toMatchObject({ score: 0, autoFailed: ['legal'] });
    expect(given('yes', 'no', 'yes', 'no')).toMatchObject({
      score: 50,
      autoFailed: ['polite'],
      sections: [
        { section: 'must', score: 0 },
        { section: 'rest', score: 100 },
      ],
    });
  });

  it('add to what was earned, never above 100', () => {
    expect(given('yes', 'no', 'yes', 'yes')).toMatchObject({ score: 60, bonus: 10, rating: 'fair' });
    expect(given('yes', 'yes', 'yes', 'yes')).toMatchObject({ score: 100, rating: 'top' });
    expect(given('yes', 'yes', 'yes', 'yes').bonus).toBeUndefined();
    expect(given('yes', 'no', 'yes', 'no').rating).toBeUndefined();
  });

  it('make no score out of a bonus alone', () => {
    const nothing = given('not_applicable', 'not_applicable', 'not_applicable', 'yes');
    expect(nothing.score).toBeNull();
    expect(nothing.rating).toBeUndefined();
  });
});
