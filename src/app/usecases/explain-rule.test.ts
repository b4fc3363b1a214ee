import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation, Role } from '#core/conversation/schema.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { explainRuleIn } from './explain-rule.ts';

const { rules, problems } = parseRuleFile(`
rules:
  - id: refund-then-answer
    title: t
    when: { by: customer }
    find:
      all:
        - { by: customer, says: refund, position: first 2 }
        - { by: agent, says: [sorry, processed], lacks: "\\\\?", after: { by: customer, says: refund } }
        - not: { by: agent, says: policy }
`);
const rule = rules[0]!;

function talk(...turns: [Role, string][]): Conversation {
  return { id: 'c', channel: 'chat', turns: turns.map(([role, text]) => ({ role, text })) };
}

const explained = (conversation: Conversation) => explainRuleIn(rule, conversation, { detectors: [] });

test('how alike a turn is to the sentences of a rule is told, whether it is enough or not', () => {
  const { rules } = parseRuleFile(
    'rules:\n  - id: r\n    title: r\n    find: { by: customer, like: { examples: [退款什么时候到账, 钱多久退], above: 0.6 } }\n',
  );
  const { turns } = explainRuleIn(
    rules[0]!,
    talk(['customer', '退款什么时候能到账'], ['agent', '钱多久退'], ['customer', '你好']),
    { detectors: [] },
  );
  const told = turns.map(({ tests }) => tests.flatMap(({ likenesses }) => likenesses));
  expect(told).toMatchObject([
    [{ example: '退款什么时候到账', needed: 0.6, value: expect.any(Number) }],
    [],
    [{ value: 0 }],
  ]);
  expect(told[0]![0]!.value).toBeGreaterThan(0.6);
});

test('the rule of this test is well written', () => {
  expect(problems).toEqual([]);
});

test('every condition has its own outcome, and every turn the parts that are missing', () => {
  const story = explained(
    talk(
      ['agent', 'hello'],
      ['customer', 'refund please'],
      ['agent', 'sorry, why?'],
      ['agent', 'that is policy'],
    ),
  );
  expect(story.result.outcome).toBe('miss');
  const outcomes = story.steps.map(({ part, depth, kind, result }) => [part, depth, kind, result.outcome]);
  expect(outcomes).toEqual([
    ['when', 0, 'turn', 'hit'],
    ['find', 0, 'all', 'miss'],
    ['find', 1, 'turn', 'hit'],
    ['find', 1, 'turn', 'miss'],
    ['find', 1, 'not', 'miss'],
    ['find', 2, 'turn', 'hit'],
  ]);
  const asked = story.turns.map(({ utterance, tests }) => [
    utterance.role,
    ...tests.map(({ test, outcome, missing }) => `${test} ${outcome} ${missing.length}`),
  ]);
  expect(asked).toEqual([
    ['agent', '3 miss 2', '4 miss 1'],
    ['customer', '1 hit 0', '2 hit 0'],
    ['agent', '3 miss 1', '4 miss 1'],
    ['agent', '3 miss 1', '4 hit 0'],
  ]);
});

test('a turn outside of the position asked for says so', () => {
  const story = explained(
    talk(
      ['customer', 'hi'],
      ['agent', 'hello'],
      ['customer', 'a question'],
      ['agent', 'yes'],
      ['customer', 'refund'],
    ),
  );
  const last = story.turns.at(-1)!.tests.find(({ test }) => test === 2)!;
  expect(last.outcome).toBe('miss');
  expect(last.missing.map(({ text }) => text.en)).toEqual([expect.stringContaining('first 2')]);
});

test('the story ends as the analysis does, and a turn test holds somewhere just where it holds for a turn', () => {
  const words = fc.constantFrom('refund', 'sorry', 'processed', 'policy', 'hello', 'sorry?');
  const turns = fc.array(fc.tuple(fc.constantFrom<Role>('customer', 'agent'), words), { maxLength: 8 });
  const analyser = new Analyser({ detectors: [], rules });
  fc.assert(
    fc.property(turns, (list) => {
      const conversation = talk(...list);
      const story = explained(conversation);
      expect(story.result).toEqual(analyser.analyse(conversation).rules[0]);
      for (const { test, result } of story.steps) {
        if (test === undefined) continue;
        const somewhere = story.turns.some(({ tests }) =>
          tests.some((one) => one.test === test && one.outcome === 'hit'),
        );
        expect(result.outcome === 'hit').toBe(somewhere);
      }
    }),
  );
});
