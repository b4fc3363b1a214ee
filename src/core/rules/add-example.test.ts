import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runExamples } from '../analysis/run-examples.ts';
import type { Conversation } from '../conversation/schema.ts';
import { addExample } from './add-example.ts';
import { parseRuleFile } from './parse-rule-file.ts';

const RULES = `# Ours.
rules:
  - id: refuses   # by the book
    title: { zh: 拒绝, en: Refuses }
    find: { by: agent, says: [这是规定] }
    examples:
      - name: plain
        expect: hit
        conversation: |
          客服: 这是规定

  # The next one has none yet.
  - id: sorry
    title: { zh: 致歉, en: Sorry }
    find: { by: agent, says: [抱歉] }
`;
const CONVERSATION: Conversation = {
  id: 'c-1',
  channel: 'voice',
  language: 'zh',
  startedAt: '2026-01-05T09:00:00+08:00',
  attributes: { queue: 'billing', 'a: b': [1, true] },
  turns: [
    { role: 'customer', text: '为什么\n不能退？\u0007  # "quoted": 是', startMs: 0, endMs: 62_345 },
    { role: 'agent', text: '这是规定：请看第 3 条。', startMs: 70_000 },
    { role: 'system', text: '' },
  ],
};

test('an example stands behind those of its rule, and nothing else changes', () => {
  const added = addExample(RULES, 'refuses', {
    name: '申诉成立："c-1"',
    expect: 'miss',
    conversation: CONVERSATION,
  })!;
  const end = RULES.indexOf('这是规定\n\n') + '这是规定\n'.length;
  expect(added.startsWith(RULES.slice(0, end))).toBe(true);
  expect(added.endsWith(RULES.slice(end))).toBe(true);
  const { rules, problems } = parseRuleFile(added);
  expect(problems).toEqual([]);
  expect(rules[0]!.examples[1]).toMatchObject({
    name: '申诉成立："c-1"',
    expect: 'miss',
    channel: 'voice',
    language: 'zh',
    startedAt: '2026-01-05T09:00:00+08:00',
    attributes: { queue: 'billing', 'a: b': [1, true] },
    turns: [
      { role: 'customer', text: '为什么 不能退？ # "quoted": 是', startMs: 0, endMs: 62_345 },
      { role: 'agent', text: '这是规定：请看第 3 条。', startMs: 70_000 },
      { role: 'system', text: '' },
    ],
  });
  // It is a real test: the rule as it stands fails it.
  expect(runExamples(rules).map(({ passed }) => passed)).toEqual([true, false]);
});

test('a rule without examples gets its first, also at the end of a file', () => {
  for (const text of [RULES, RULES.trimEnd()]) {
    const added = addExample(text, 'sorry', { name: 'x', expect: 'miss', conversation: CONVERSATION })!;
    expect(parseRuleFile(added).rules[1]!.examples).toHaveLength(1);
    expect(added.startsWith(text)).toBe(true);
  }
});

test('times of day become times from the beginning', () => {
  const turns = [
    { role: 'customer' as const, text: 'hello', at: '2026-01-05T09:00:00Z' },
    { role: 'agent' as const, text: 'hi', at: '2026-01-05T10:01:05Z' },
  ];
  const added = addExample(RULES, 'refuses', {
    name: 'x',
    expect: 'miss',
    conversation: { id: 'c', channel: 'chat', language: 'en', turns },
  })!;
  expect(parseRuleFile(added).rules[0]!.examples[1]!.turns.map(({ startMs }) => startMs)).toEqual([
    0, 3_665_000,
  ]);
});

test('what cannot be extended in place is left alone', () => {
  const example = { name: 'x', expect: 'miss' as const, conversation: CONVERSATION };
  expect(addExample(RULES, 'nowhere', example)).toBeNull();
  expect(addExample('rules: [', 'refuses', example)).toBeNull();
  const inBraces = `rules:\n  - { id: refuses, title: { zh: a, en: b }, find: { by: agent, says: [x] } }\n`;
  expect(addExample(inBraces, 'refuses', example)).toBeNull();
});

test('rules of the general pack can be given one, at its beginning, middle and end', () => {
  const text = readFileSync(new URL('../../../packs/general/rules.yaml', import.meta.url), 'utf8');
  const { rules } = parseRuleFile(text);
  const example = { name: 'x', expect: 'miss' as const, conversation: CONVERSATION };
  const some = [rules[0]!, rules[Math.floor(rules.length / 2)]!, rules.at(-1)!];
  for (const { id } of some) expect(addExample(text, id, example), id).not.toBeNull();
});
