import { expect, test } from 'vitest';
import { parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import { checkRules, isScorecardText } from './check-rules.ts';
import { readAlong } from './read-along.ts';
import { testRules } from './test-rules.ts';

const RULES = `
rules:
  - id: says-hello
    title: t
    find: { by: agent, says: hello }
    examples:
      - { name: greets, expect: hit, at: 1, conversation: "agent: hello" }
      - { name: silent, expect: hit, conversation: "agent: what" }
  - id: bare
    title: t
    find: { by: agent, says: bye }
`;
const CARD = `
scorecard: own
version: "1"
title: t
sections:
  - id: s
    title: t
    weight: 1
    criteria:
      - { id: a, title: t, weight: 1, answer: { rule: says-hello } }
      - { id: b, title: t, weight: 1, answer: { rule: of-a-pack } }
`;
const ports = {
  isPackHeader: (file: string) => file === 'pack.yaml',
  packHeaderProblems: () => [],
  knownRules: async () => ['of-a-pack'],
};

test('rule files, scorecards and pack headers are told apart by what stands in them', async () => {
  const report = await checkRules(
    [
      { file: 'a.yaml', source: RULES },
      { file: 'b.yaml', source: CARD },
      { file: 'pack.yaml', source: 'id: x' },
    ],
    ports,
  );
  expect(report).toMatchObject({ files: 3, problems: [] });
  expect(report.rules.map(({ id }) => id)).toEqual(['says-hello', 'bare']);
  expect(report.scorecards.map(({ id }) => id)).toEqual(['own']);
  expect([isScorecardText(RULES), isScorecardText(CARD), isScorecardText(': :')]).toEqual([
    false,
    true,
    false,
  ]);
});

test('a scorecard alone is held against the packs', async () => {
  const { problems } = await checkRules([{ file: 'b.yaml', source: CARD }], ports);
  expect(problems).toMatchObject([{ code: 'unknown-rule', file: 'b.yaml', line: 10 }]);
});

test('a scorecard’s id stands once in all files; a second one is an error that names both places', async () => {
  const texts = [
    { file: 'a.yaml', source: CARD },
    { file: 'b.yaml', source: `# mine\n${CARD}` },
    { file: 'rules.yaml', source: RULES },
  ];
  const { problems } = await checkRules(texts, ports);
  expect(problems).toEqual([
    {
      code: 'duplicate-scorecard',
      severity: 'error',
      file: 'b.yaml',
      line: 3,
      column: 1,
      message: {
        zh: '评分表 own 在 a.yaml:2 已经写过',
        en: 'The scorecard own was already written at a.yaml:2',
      },
      hint: { zh: '给其中一份换个编号', en: 'Give one of them another id' },
    },
  ]);
});

test('a rule’s id in two files is pointed out: one would take the other’s place', async () => {
  const texts = ['a.yaml', 'b.yaml'].map((file) => ({ file, source: RULES }));
  const { problems } = await checkRules(texts, ports);
  expect(problems).toMatchObject([
    {
      code: 'duplicate-rule',
      severity: 'warning',
      file: 'b.yaml',
      line: 3,
      message: { en: expect.stringContaining('a.yaml:3') },
    },
    { code: 'duplicate-rule', severity: 'warning', file: 'b.yaml', line: 9 },
  ]);
});

const SIGNALS = `signals:
  - id: custom.wants_callback
    title: t
    examples: { en: [call me back, ring me, phone me later, give me a call, please call] }
`;
const LISTENS = `rules:
  - id: listens
    title: t
    find: { by: customer, signal: custom.want_callback }
`;
const mistyped = {
  ...{ code: 'unknown-custom-signal', severity: 'warning', file: 'own.yaml', line: 2 },
  hint: { en: 'Did you mean custom.wants_callback?' },
};

test('a signal of one’s own that no file tells is pointed out, with the one that was meant', async () => {
  const own = { file: 'own.yaml', source: LISTENS };
  const signals = { file: 'signals.yaml', source: SIGNALS };
  expect((await checkRules([own, signals], ports)).problems).toMatchObject([mistyped]);
  const meant = { ...own, source: LISTENS.replace('want_', 'wants_') };
  expect((await checkRules([meant, signals], ports)).problems).toEqual([]);
  const alone = await checkRules([meant], ports);
  expect(alone.problems).toMatchObject([{ hint: { en: expect.stringContaining('beside the rules') } }]);
});

test('so is it when the examples are run', async () => {
  const reader = readAlong(undefined, () => {});
  const { signals } = parseSignalFile(SIGNALS);
  const tested = await testRules({ file: 'own.yaml', source: LISTENS }, reader, signals);
  expect(tested.problems).toMatchObject([mistyped]);
});

test('examples are run by rule; one that comes out otherwise fails', async () => {
  const { rules } = await testRules(
    { file: 'a.yaml', source: RULES },
    readAlong(undefined, () => {}),
  );
  expect(rules.map(({ rule, results }) => [rule.id, results.map(({ passed }) => passed)])).toEqual([
    ['says-hello', [true, false]],
    ['bare', []],
  ]);
});

test('of a file with an error nothing is run', async () => {
  const source = RULES.replace('find: { by: agent, says: bye }', 'fnid: 1');
  const tested = await testRules(
    { file: 'a.yaml', source },
    readAlong(undefined, () => {}),
  );
  expect(tested.rules).toEqual([]);
  expect(tested.problems.length).toBeGreaterThan(0);
});
