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
      zh: '客服在前 2 句说到“您好”或“你好”。',
      en: 'The agent, in the first 2 turns, says "您好" or "你好".',
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

  it('tells places and times in order', () => {
    expect(explained('{ by: agent, says: 您好, position: first 1 }')).toEqual({
      zh: '客服在第一句说到“您好”。',
      en: 'The agent, in the first turn, says "您好".',
    });
    expect(explained('{ by: agent, says: 您好, position: { from: 2, to: -2 } }')).toEqual({
      zh: '客服在第二句到倒数第二句说到“您好”。',
      en: 'The agent, from the second turn to the second turn from the end, says "您好".',
    });
    expect(explained('{ by: agent, after: { by: customer, says: a, hit: -2 } }')).toEqual({
      zh: '客服在“倒数第二次客户说到‘a’”之后说了话。',
      en: 'The agent, after the second time from the end the customer says "a", speaks.',
    });
    expect(explained('{ by: agent, after: { by: customer, within: 1 turn } }').en).toContain(
      'within 1 turn ',
    );
    expect(explained('{ by: agent, position: 21 }').en).toContain('in the 21st turn');
  });

  it('says that somebody speaks where only something else is missing', () => {
    expect(explained('{ by: customer, position: last 1, not_before: { by: agent } }')).toEqual({
      zh: '客户在最后一句说了话，且在此之后没有“客服说了话”。',
      en: 'The customer, in the last turn, speaks and is not followed by a turn (anywhere) in which the agent speaks.',
    });
  });

  it('tells words of which one is enough from those that are all asked for', () => {
    expect(explained('{ says: { any: [a, b, c] } }')).toEqual({
      zh: '任何一方说到“a”、“b”或“c”。',
      en: 'Anyone says "a", "b" or "c".',
    });
    expect(explained('{ says: { all: [a, b], none: [c, d] } }')).toEqual({
      zh: '任何一方说到“a”，且说到“b”，且没有说“c”或“d”。',
      en: 'Anyone says "a" and says "b" and does not say "c" or "d".',
    });
  });

  it('names the figures, with their units', () => {
    expect(explained('{ signal: { type: speech.silence, over: 8000 } }')).toEqual({
      zh: '任何一方出现信号“静默”超过 8 秒。',
      en: 'Anyone shows the signal "Silence" of more than 8 seconds.',
    });
    expect(explained('{ like: { examples: [a, b], above: 0.6 } }')).toEqual({
      zh: '任何一方说的话与“a”或“b”相像（0.6 以上）。',
      en: 'Anyone says something like "a" or "b" (likeness 0.6 or more).',
    });
    expect(explained('{ by: agent, repeats: { similar: 0.8, times: 2, except: [好的] } }')).toEqual({
      zh: '客服重复了自己最近 4 句里说过的话至少 2 次（相像 0.8 以上，“好的”除外）。',
      en: 'The agent repeats one of their own last 4 turns at least 2 times (likeness 0.8 or more, except "好的").',
    });
    expect(explained('{ by: agent, interrupts: { over: 500ms, after: 1s } }')).toEqual({
      zh: '客服打断对方（重叠 0.5 秒以上，对方已说了 1 秒以上）。',
      en: 'The agent interrupts the other side (by 0.5 seconds or more, after 1 second or more of its speech).',
    });
  });

  it('calls values by their names', () => {
    expect(explained('{ signal: { type: customer.emotion, value: [anger, frustration] } }')).toEqual({
      zh: '任何一方出现信号“情绪”（愤怒或烦躁）。',
      en: 'Anyone shows the signal "Emotion" (anger or frustration).',
    });
    expect(explained('{ signal: { type: custom.mood, value: sunny } }').zh).toContain('（sunny）');
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
