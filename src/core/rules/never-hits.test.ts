import { describe, expect, test } from 'vitest';
import { parseRuleFile } from './parse-rule-file.ts';

const read = (find: string) =>
  parseRuleFile(`rules:\n  - id: r\n    title: r\n    find: ${find}\n`, 'own.yaml');

describe('a condition that never holds is warned of at its place, with what was probably meant', () => {
  test.each([
    ['{ by: agent, says: { at_least: 3, of: [a, b] } }', '3, of', 'Write 2 at most'],
    ['{ by: agent, says: { at_least: 2, of: [a, a] } }', '2, of', 'Write 1 at most'],
    ['{ count: { of: { by: agent, position: first 3 }, at_least: 5 } }', '5 }', 'Write 3 at most'],
    ['{ count: { of: { by: agent, position: last 2 }, exactly: 3 } }', '3 }', 'Write 2 at most'],
    ['{ by: agent, repeats: { within: 2, times: 3 } }', '3 }', 'Write 2 at most'],
    ['{ by: agent, signal: customer.abuse }', 'customer.abuse', 'Did you mean by: customer?'],
    [
      '{ by: customer, signal: [customer.churn_intent, agent.empathy] }',
      'agent.empathy',
      'Did you mean by: agent?',
    ],
    ['{ by: customer, signal: { type: agent.empathy } }', 'agent.empathy', 'Did you mean by: agent?'],
    [
      '{ by: agent, after: { by: [agent, bot], signal: customer.abuse } }',
      'customer.abuse',
      'Did you mean by: customer?',
    ],
    ['{ meta: { channel: phone } }', 'phone', 'Did you mean voice?'],
    ['{ meta: { channel: [chat, 邮件] } }', '邮件', 'Did you mean email?'],
    ['{ meta: { channel: { is_not: vioce } } }', 'vioce', 'Did you mean voice?'],
    ['{ meta: { language: Chinese } }', 'Chinese', 'Did you mean zh?'],
    ['{ meta: { weekday: 8 } }', '8', '1 is Monday, 7 is Sunday'],
    ['{ meta: { weekday: [1, 0] } }', '0]', 'Did you mean 7?'],
    ['{ meta: { weekday: Saturday } }', 'Saturday', 'Did you mean 6?'],
    ['{ meta: { weekday: 星期天 } }', '星期天', 'Did you mean 7?'],
    ['{ meta: { weekday: { above: 7 } } }', '7 }', '1 is Monday, 7 is Sunday'],
    ['{ meta: { hour: 24 } }', '24', 'Hours are whole numbers from 0 to 23'],
    ['{ meta: { hour: 9.5 } }', '9.5', 'Hours are whole numbers from 0 to 23'],
    ['{ meta: { hour: { at_least: 24 } } }', '24', 'Hours are whole numbers from 0 to 23'],
    ['{ meta: { duration: { below: 0 } } }', '0 }', 'Durations are seconds, not below 0'],
  ])('%s', (find, at, hint) => {
    const { rules, problems } = read(find);
    expect(problems).toMatchObject([
      { code: 'never-so', severity: 'warning', file: 'own.yaml', line: 4, hint: { en: hint } },
    ]);
    expect(`    find: ${find}`.slice(problems[0]!.column! - 1)).satisfy((rest: string) =>
      rest.startsWith(at),
    );
    expect(rules).toHaveLength(1);
  });

  test.each([
    '{ by: agent, says: { at_least: 2, of: [a, b] } }',
    '{ count: { of: { by: agent, position: { from: 2, to: -1 } }, at_least: 5 } }',
    '{ by: [agent, customer], signal: customer.abuse }',
    '{ signal: customer.abuse }',
    '{ by: bot, signal: agent.repeat_ask }',
    '{ by: agent, signal: [conversation.response_latency, privacy.pii, speech.silence, custom.x] }',
    '{ by: agent, not_signal: customer.abuse }',
    '{ meta: { channel: [Voice, ＣＨＡＴ], language: zh } }',
    '{ meta: { weekday: { at_least: 6 }, hour: { at_least: 22, below: 24 } } }',
    '{ meta: { weekday: ["7", 1], hour: [0, 23], duration: { above: 0.5 } } }',
    '{ meta: { queue: phone, floor: 24, csat: 8 } }',
  ])('and one that may hold is not: %s', (find) => {
    expect(read(find).problems).toEqual([]);
  });
});
