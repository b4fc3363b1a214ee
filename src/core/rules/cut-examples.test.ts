import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '../conversation/schema.ts';
import { addExample } from './add-example.ts';
import { conversationsIn, cutExamples } from './cut-examples.ts';
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

const made = (id: string, text = 'x'): Conversation => ({
  id,
  channel: 'chat',
  turns: [{ role: 'customer', text }],
});
const withExample = (text: string, rule: string, conversation: Conversation): string =>
  addExample(text, rule, { name: `of ${conversation.id}`, expect: 'miss', conversation })!;
const isOne = (id: string) => (conversation: string) => conversation === id;

test('to add examples and to take them out again gives the file to the letter', () => {
  const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => one.trim() !== '');
  const some = fc.uniqueArray(
    fc.record({ id, words: fc.string(), rule: fc.constantFrom('refuses', 'sorry') }),
    {
      selector: (one) => one.id,
      minLength: 1,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(some, (examples) => {
      const all = examples.reduce((text, one) => withExample(text, one.rule, made(one.id, one.words)), RULES);
      const ids = examples.map((one) => one.id);
      expect(conversationsIn(all).toSorted()).toEqual(ids.toSorted());
      const left = cutExamples(all, isOne(ids[0]!));
      expect(conversationsIn(left).toSorted()).toEqual(ids.slice(1).toSorted());
      expect(cutExamples(left, () => true)).toBe(RULES);
    }),
    { numRuns: 30 },
  );
});

test('so it is with the rules that come with the program', () => {
  const text = readFileSync(new URL('../../../packs/general/rules.yaml', import.meta.url), 'utf8');
  const { id } = parseRuleFile(text).rules[7]!;
  expect(cutExamples(withExample(text, id, made('c-1')), isOne('c-1'))).toBe(text);
});

test('what somebody changed or wrote beside an example changes nothing of that', () => {
  const text = withExample(withExample(RULES, 'refuses', made('c-1')), 'sorry', made('c-2'))
    .replace('      - name: "of c-1"', '      # Ours too.\n      - name: 改过的名字\n        at: 1')
    .replace('\n  # The next', '          # the end of what was said\n\n  # The next');
  const left = cutExamples(text, isOne('c-1'));
  expect(left).toBe(
    withExample(RULES, 'sorry', made('c-2')).replace(
      '\n\n  # The next',
      '\n      # Ours too.\n\n  # The next',
    ),
  );
  expect(cutExamples(left, isOne('c-1'))).toBe(left);
});

test('it goes from a draft that is no YAML just now', () => {
  const broken = `${withExample(RULES, 'sorry', made('c-1', '我的秘密'))}  - id: { half\n`;
  expect(cutExamples(broken, isOne('c-1'))).toBe(`${RULES}  - id: { half\n`);
});

test('it goes where it is written in braces, and where another rule has it by an alias', () => {
  const text = `rules:
  - id: a
    title: 一
    find: { by: agent, says: ["007"] }
    examples: &shared
      - { expect: hit, conversation_id: c-1, conversation: '客户: 我的秘密' }
      - { expect: hit, conversation: '客服: 007' }
  - id: b
    title: 二
    find: { by: agent, says: [好] }
    examples: *shared
`;
  const { rules, problems } = parseRuleFile(cutExamples(text, isOne('c-1')));
  expect(problems).toEqual([]);
  expect(rules.map(({ examples }) => examples.map(({ turns }) => turns[0]!.text))).toEqual([
    ['007'],
    ['007'],
  ]);
  expect(rules[0]!.find).toEqual(parseRuleFile(text).rules[0]!.find);
});

test('an example from before they carried the id is known by its name', () => {
  const old = withExample(RULES, 'sorry', made('c-1'))
    .replace(/ *conversation_id: .*\n/, '')
    .replace('of c-1', '申诉成立：c-1');
  expect(cutExamples(old, isOne('c-2'))).toBe(old);
  expect(cutExamples(old, isOne('c-1'))).toBe(RULES);
});
