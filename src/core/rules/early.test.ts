import { expect, test } from 'vitest';
import { Analyser } from '../analysis/analyser.ts';
import { factsOf } from '../analysis/facts.ts';
import type { Conversation } from '../conversation/schema.ts';
import { toUtterances } from '../conversation/utterances.ts';
import { parseRuleFile } from './parse-rule-file.ts';

const CONVERSATION: Conversation = {
  id: 'c',
  channel: 'chat',
  language: 'zh',
  turns: ['您好', '没收到货', '我查一下', '多久', '抱歉'].map((text, index) => ({
    role: index % 2 === 0 ? 'agent' : 'customer',
    text,
  })),
  attributes: { queue: 'shop' },
};

/** The utterance at which the rule was settled, `end` where only the end of the conversation did, with the outcome. */
function settled(find: string, when?: string): [number | 'end', string] {
  const guard = when === undefined ? '' : `    when: ${when}\n`;
  const { rules, problems } = parseRuleFile(`rules:\n  - id: r\n    title: r\n${guard}    find: ${find}\n`);
  expect(problems).toEqual([]);
  const session = new Analyser({ detectors: [], rules }).session(factsOf(CONVERSATION));
  for (const utterance of toUtterances(CONVERSATION)) {
    const [result] = session.hear(utterance).settled;
    if (result !== undefined) return [utterance.index, result.outcome];
  }
  return ['end', session.end().rules[0]!.outcome];
}

test.each([
  ['what is said, where it is said', '{ by: agent, says: 查一下 }', 2, 'hit'],
  ['what is said too often, when it is', '{ count: { of: { by: agent }, at_most: 1 } }', 2, 'miss'],
  ['what the first turns lack, after them', '{ by: agent, says: 查一下, position: first 1 }', 0, 'miss'],
  [
    'what comes in order, with its last turn',
    '{ sequence: { steps: [{ says: 您好 }, { says: 多久 }] } }',
    3,
    'hit',
  ],
  ['what never comes, at the end', '{ says: 再见 }', 'end', 'miss'],
  ['what the last turns hold, at the end', '{ by: agent, says: 抱歉, position: last 1 }', 'end', 'hit'],
  ['what the last turns lack, at the end', '{ by: agent, says: 查一下, position: last 1 }', 'end', 'miss'],
  [
    'either of the two, with the earlier',
    '{ any: [{ says: 没收到 }, { says: 抱歉, position: last 1 }] }',
    1,
    'hit',
  ],
  [
    'both of the two, with the later',
    '{ all: [{ says: 没收到 }, { says: 抱歉, position: last 1 }] }',
    'end',
    'hit',
  ],
])('settles %s', (_, find, at, outcome) => {
  expect(settled(find)).toEqual([at, outcome]);
});

test('settles at once that a rule is not about this queue, whatever it looks for', () => {
  expect(settled('{ says: 抱歉, position: last 1 }', '{ meta: { queue: billing } }')).toEqual([
    0,
    'not_applicable',
  ]);
});
