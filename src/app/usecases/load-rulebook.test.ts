import { expect, test } from 'vitest';
import type { Pack, SourceText } from '#contract/files/pack.ts';
import { loadRulebook, type RulebookRequest } from './load-rulebook.ts';

const rule = (id: string, word: string) =>
  `rules:\n  - id: ${id}\n    title: ${id}\n    find: { says: ${word} }\n`;
const card = (id: string, ruleId: string) =>
  `scorecard: ${id}\nversion: "1"\ntitle: ${id}\nsections:\n  - id: s\n    title: s\n    weight: 1\n    criteria:\n      - { id: c, title: c, weight: 1, answer: { rule: ${ruleId} } }\n`;

function pack(id: string, rules: string, scorecard: string): Pack {
  const text = (name: string, source: string): SourceText => ({ file: `${id}/${name}`, source });
  return {
    id,
    version: '1',
    title: { zh: id, en: id },
    folder: id,
    rules: [text('rules.yaml', rules)],
    scorecards: [text('scorecard.yaml', scorecard)],
  };
}

const general = pack('general', rule('greets', 'hello'), card('service', 'greets'));
const shop = pack('shop', rule('refunds', 'refund'), card('shop-card', 'refunds'));

function load(request: Partial<RulebookRequest>) {
  return loadRulebook({
    packs: [general],
    ruleFiles: [],
    scorecardFiles: [],
    scorecardIds: [],
    installedPacks: async () => [general, shop],
    ...request,
  });
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test('packs bring their rules and their scorecards', async () => {
  const { rules, scorecards, problems } = await load({ packs: [general, shop] });
  expect([ids(rules), ids(scorecards), problems]).toEqual([
    ['greets', 'refunds'],
    ['service', 'shop-card'],
    [],
  ]);
});

test('a scorecard that is asked for stands alone, and its pack’s rules come with it', async () => {
  const byId = await load({ scorecardIds: ['shop-card'] });
  expect([ids(byId.rules), ids(byId.scorecards)]).toEqual([['greets', 'refunds'], ['shop-card']]);
  expect(ids((await load({ scorecardIds: ['shop'] })).scorecards)).toEqual(['shop-card']);
  const own = await load({ scorecardFiles: [{ file: 'own.yaml', source: card('own', 'greets') }] });
  expect([ids(own.scorecards), own.problems]).toEqual([['own'], []]);
});

test('a scorecard that does not exist is told with the one that was probably meant', async () => {
  const { problems } = await load({ scorecardIds: ['shop-crad'] });
  expect(problems).toMatchObject([{ code: 'unknown-scorecard', hint: { en: 'Did you mean shop-card?' } }]);
});

test('a rule of one’s own replaces the pack’s, and a warning says so', async () => {
  const { rules, problems } = await load({ ruleFiles: [{ file: 'own.yaml', source: rule('greets', 'hi') }] });
  expect(rules).toMatchObject([{ id: 'greets', file: 'own.yaml' }]);
  expect(problems).toMatchObject([{ code: 'rule-replaced', severity: 'warning', file: 'own.yaml', line: 2 }]);
});

test('of two scorecards with one id the second counts, and a warning names both places', async () => {
  const scorecardFiles = [
    { file: 'a@1/scorecard.yaml', source: card('service', 'greets') },
    { file: 'b@1/scorecard.yaml', source: `# ours\n${card('service', 'greets')}` },
  ];
  const { scorecards, problems } = await load({ scorecardFiles });
  expect(ids(scorecards)).toEqual(['service']);
  expect(problems).toMatchObject([
    {
      ...{ code: 'scorecard-replaced', severity: 'warning', file: 'b@1/scorecard.yaml', line: 2 },
      message: { zh: expect.stringMatching(/a@1\/scorecard\.yaml:1 和 b@1\/scorecard\.yaml:2/) },
      also: { file: 'a@1/scorecard.yaml', line: 1 },
    },
  ]);
  const json = {
    file: 'c@1/scorecard.yaml',
    source: `{\n  "version": "1",\n  "scorecard": "service", title: S,
    sections: [{ id: s, title: s, weight: 1, criteria: [{ id: c, title: c, weight: 1, answer: person }] }] }\n`,
  };
  expect((await load({ scorecardFiles: [...scorecardFiles, json] })).problems.at(-1)).toMatchObject({
    ...{ code: 'scorecard-replaced', file: json.file, line: 3 },
  });
});

test('a scorecard that names an unknown rule is refused with its place', async () => {
  const { problems } = await load({ scorecardFiles: [{ file: 'own.yaml', source: card('own', 'greeets') }] });
  expect(problems).toMatchObject([{ severity: 'error', code: 'unknown-rule', file: 'own.yaml', line: 9 }]);
});

test('a broken rule is told once, not again by the scorecards that name it', async () => {
  const broken = pack(
    'general',
    'rules:\n  - id: greets\n    title: t\n    find: { sayz: hello }\n',
    card('service', 'greets'),
  );
  const { problems } = await load({ packs: [broken] });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    file: 'general/rules.yaml',
    line: 4,
    hint: { en: 'Did you mean says?' },
  });
});

const SIGNALS = `signals:
  - id: custom.wants_callback
    title: Wants to be called back
    examples: { en: [call me back, ring me, phone me later, give me a call, please call] }
`;
const listens = (type: string) =>
  `rules:\n  - id: listens\n    title: listens\n    find: { by: customer, signal: ${type} }\n`;

test('signals told by examples stand beside the rules that listen for them', async () => {
  const ruleFiles = [
    { file: 'signals.yaml', source: SIGNALS },
    { file: 'own.yaml', source: listens('custom.wants_callback') },
  ];
  const { signals, problems } = await load({ ruleFiles });
  expect([ids(signals), problems]).toEqual([['custom.wants_callback'], []]);
});

test('a rule that listens for a signal which no file tells is pointed out, with the one that was meant', async () => {
  const ruleFiles = [
    { file: 'own.yaml', source: listens('custom.want_callback') },
    { file: 'signals.yaml', source: SIGNALS },
  ];
  const { problems } = await load({ ruleFiles });
  expect(problems).toMatchObject([
    { code: 'unknown-custom-signal', severity: 'warning', file: 'own.yaml', line: 2 },
  ]);
  expect(problems[0]!.hint?.en).toContain('custom.wants_callback');
});
