import { describe, expect, it } from 'vitest';
import { explainRule } from './explain.ts';
import { parseRuleFile } from './parse-rule-file.ts';

function explained(find: string, more = ''): { zh: string; en: string } {
  const { rules, problems } = parseRuleFile(`rules:\n  - id: r\n    title: r\n    find: ${find}\n${more}`);
  expect(problems).toEqual([]);
  return explainRule(rules[0]!);
}

describe('a rule in words', () => {
  it('says who, where and what', () => {
    expect(explained('{ by: agent, says: [您好, 你好], position: first 2 }')).toEqual({
      zh: '客服在前 2 句说到“您好”、“你好”。',
      en: 'The agent, in the first 2 turns, says "您好", "你好".',
    });
  });

  it('says what must not follow', () => {
    const find =
      '{ by: customer, signal: customer.explicit_complaint, not_before: { by: agent, signal: agent.apology, within: 3 turns } }';
    expect(explained(find)).toEqual({
      zh: '客户出现信号“明确抱怨”，且在此之后 3 句内没有“客服出现信号‘致歉’”。',
      en: 'The customer shows the signal "Open complaint" and is not followed by a turn (within 3 turns) in which the agent shows the signal "Apology".',
    });
  });

  it('puts the guard first', () => {
    expect(
      explained('{ by: agent, length: { over: 200 } }', '    when: { meta: { queue: billing } }\n'),
    ).toEqual({
      zh: '前提：queue 是 billing；然后看：客服长度超过 200 字。',
      en: 'Where queue is billing: the agent writes more than 200 characters.',
    });
  });

  it('shortens long lists of words', () => {
    expect(explained('{ says: [a, b, c, d, e, f, g, h] }').en).toContain('"f" or one of 2 more');
  });
});
