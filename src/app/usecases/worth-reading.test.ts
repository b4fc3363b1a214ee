import { expect, test } from 'vitest';
import type { Analysis, Signal } from '#core/analysis/analysis.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import type { SignalType } from '#core/signals/catalogue.ts';
import { WorthJudge } from './worth-reading.ts';

const { rules } = parseRuleFile(`
rules:
  - id: wall
    title: { zh: 拿规定挡人, en: Hides behind rules }
    severity: major
    find: { by: agent, signal: agent.policy_wall }
`);
const judge = new WorthJudge(rules, []);

function signal(type: SignalType, value?: string | number, confidence = 0.9): Signal {
  return {
    type,
    turn: 0,
    start: 0,
    end: 1,
    confidence,
    detector: 't',
    ...(value === undefined ? {} : { value }),
  };
}

function analysis(signals: readonly Signal[], more: Partial<Analysis> = {}): Analysis {
  return {
    id: 'c',
    language: 'zh',
    signals,
    rules: [],
    evaluations: [],
    metrics: { turns: 0, turnsByRole: {}, charactersByRole: {} },
    ...more,
  };
}

const scored = (score: number): Pick<Analysis, 'evaluations'> => ({
  evaluations: [{ scorecard: 'card', version: '1', score, sections: [], autoFailed: [], answers: [] }],
});

test('an ordinary conversation is not worth anyone’s time', () => {
  expect(
    judge.judge(analysis([signal('agent.greeting'), signal('customer.request_info')], scored(90))),
  ).toMatchObject({
    points: 0,
    reasons: [],
    learnPoints: 0,
  });
});

test('a good score with an unhappy customer comes before a plain fault', () => {
  const content = judge.judge(analysis([signal('conversation.satisfaction', 1)], scored(96)));
  const fault = judge.judge(analysis([signal('agent.deflection')], scored(96)));
  expect(content.points).toBeGreaterThan(fault.points);
  expect(content.reasons[0]!.en).toContain(
    'scored 96, yet the customer was probably unhappy (predicted 1/5)',
  );
});

test('a rule and the signal by which it finds its fault are said once', () => {
  const hit = { rule: 'wall', outcome: 'hit' as const, evidence: [] };
  const { reasons } = judge.judge(analysis([signal('agent.policy_wall')], { rules: [hit] }));
  expect(reasons.map(({ en }) => en)).toEqual(['hides behind rules']);
});

test('a guess is no reason', () => {
  expect(judge.judge(analysis([signal('agent.impatience', undefined, 0.3)])).reasons).toEqual([]);
});

test('a hard conversation that ended well is worth learning from, one with a fault is not', () => {
  const well = [
    signal('customer.explicit_complaint'),
    signal('agent.empathy'),
    signal('agent.ownership'),
    signal('agent.solution_offer'),
    signal('agent.explanation'),
    signal('conversation.satisfaction', 5),
  ];
  expect(judge.judge(analysis(well)).learnReasons[0]!.en).toContain('a hard one that ended well: empathy');
  expect(judge.judge(analysis([...well, signal('agent.overpromise')])).learnReasons).toEqual([]);
});

test('a grave rule that the scorecard asks for is no reproach when it is hit', () => {
  const asking = new WorthJudge(rules, [
    {
      id: 'card',
      version: '1',
      title: { zh: '表', en: 'Card' },
      ratings: [],
      ruleReferences: [],
      sections: [
        {
          id: 's',
          title: { zh: '节', en: 'Section' },
          weight: 1,
          criteria: [
            {
              id: 'c',
              title: { zh: '项', en: 'Item' },
              weight: 1,
              options: [
                { id: 'yes', score: 10, title: { zh: '是', en: 'Yes' } },
                { id: 'no', score: 0, title: { zh: '否', en: 'No' } },
              ],
              answer: { kind: 'rule', rule: 'wall', hit: 'yes', miss: 'no' },
            },
          ],
        },
      ],
    },
  ]);
  const hit = { rule: 'wall', outcome: 'hit' as const, evidence: [] };
  expect(asking.judge(analysis([], { rules: [hit] })).reasons).toEqual([]);
});
