import { describe, expect, it } from 'vitest';
import type { RuleResult } from '../analysis/analysis.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluationInputs } from './inputs.ts';
import { parseScorecard } from './parse-scorecard.ts';

function one(criterion: string) {
  const { scorecard, problems } = parseScorecard(
    `{ scorecard: test, version: "2", title: Test, sections: [{ id: s, title: S, weight: 1, criteria: [{ id: c, title: C, ${criterion} }] }] }`,
  );
  if (scorecard === null) throw new Error(JSON.stringify(problems));
  return scorecard;
}

function inputs({
  rules,
  ...rest
}: Partial<EvaluationInputs> & { rules: readonly RuleResult[] }): EvaluationInputs {
  return {
    ruleResult: (id) => rules.find(({ rule }) => rule === id),
    signals: [],
    metadata: () => undefined,
    text: () => '',
    ...rest,
  };
}

const rule = (id: string, outcome: RuleResult['outcome'], more: Partial<RuleResult> = {}): RuleResult => ({
  rule: id,
  outcome,
  evidence: [],
  ...more,
});
const only = (evaluation: ReturnType<typeof evaluate>) => evaluation.answers[0]!;

describe('words that were hardly understood', () => {
  const faint = one('weight: 1, min_heard: 0.7, answer: { rule: r, hit: yes, miss: no }');
  const said = (...sure: readonly (number | undefined)[]) =>
    sure.map((heard, turn) => ({
      turn,
      start: 0,
      end: 1,
      text: '好',
      ...(heard === undefined ? {} : { heard }),
    }));
  const judged = (result: RuleResult, recording?: EvaluationInputs['recording']) =>
    only(evaluate(faint, inputs({ rules: [result], ...(recording === undefined ? {} : { recording }) })));

  it('judge nothing below what the criterion asks for, and say how they were heard', () => {
    const answer = judged(rule('r', 'hit', { evidence: said(0.9, 0.62) }));
    expect(answer).toMatchObject({ answer: 'insufficient_evidence', score: null, source: 'rule:r' });
    expect(answer.evidence).toHaveLength(2);
    expect(answer.reason).toEqual({
      zh: '有关的话识别把握只有 62%，不到 70%',
      en: 'The words that this rests on were heard at 62 %, below 70 %',
    });
  });

  it('judge as ever where they were heard well enough, or nobody told how', () => {
    expect(judged(rule('r', 'hit', { evidence: said(0.9, 0.7) })).answer).toBe('yes');
    expect(judged(rule('r', 'hit', { evidence: said(undefined) })).answer).toBe('yes');
    expect(judged(rule('r', 'miss')).answer).toBe('no');
  });

  it('do not show by their absence that something was not said', () => {
    expect(judged(rule('r', 'miss'), { hasWords: true, heard: 0.5 }).answer).toBe('insufficient_evidence');
    expect(judged(rule('r', 'miss'), { hasWords: true, heard: 0.8 }).answer).toBe('no');
    expect(judged(rule('r', 'miss'), { hasWords: true }).answer).toBe('no');
  });

  it('judge as ever where the criterion does not ask', () => {
    const plain = one('weight: 1, answer: { rule: r, hit: yes, miss: no }');
    const told = inputs({ rules: [rule('r', 'hit', { evidence: said(0.1) })] });
    expect(only(evaluate(plain, told)).answer).toBe('yes');
  });

  it("leave a person's answer as it is", () => {
    const told = inputs({
      rules: [rule('r', 'hit', { evidence: said(0.1) })],
      answers: { c: { answer: 'no', source: 'person' } },
    });
    expect(only(evaluate(faint, told)).answer).toBe('no');
  });
});
