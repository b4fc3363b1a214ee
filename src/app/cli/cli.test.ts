import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../bin/tingzhen.js', import.meta.url));

/** It would be opened by every command that analyses; one does. */
const WITHOUT_MODEL = { TINGZHEN_LANGUAGE_MODEL: 'off' };

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder = '';

interface Hooks {
  started?(child: ChildProcess): void;
  /** Something came on stdout. */
  heard?(child: ChildProcess): void;
}

/** Runs the real program in the folder of this test, without the settings of whoever runs it. */
function tingzhen(
  words: readonly string[],
  environment: Record<string, string> = {},
  hooks: Hooks = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', LANG: 'C', ...WITHOUT_MODEL, ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
    hooks.heard?.(child);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  hooks.started?.(child);
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const RULES = `
rules:
  - id: asks-for-refund
    title: { zh: 客户要退款, en: Asks for a refund }
    find: { by: customer, says: [退款, refund] }
  - id: sends-away
    title: { zh: 让客户找别人, en: Sends the customer away }
    severity: major
    advice: { zh: 先把能做的做了。, en: Do first what can be done. }
    find: { by: agent, says: [找别人, somebody else] }
    examples:
      - { name: sends away, expect: hit, at: 2, conversation: "客户: 坏了\\n客服: 您找别人吧" }
      - { name: helps, expect: miss, conversation: "客户: 坏了\\n客服: 我来办" }
`;
const CARD = `
scorecard: small
version: "3"
title: { zh: 小评分表, en: Small form }
sections:
  - id: all
    title: { zh: 全部, en: All }
    weight: 1
    criteria:
      - id: stays
        title: { zh: 不推给别人, en: Does not send away }
        weight: 1
        answer: { rule: sends-away, fault: true }
        advice: { zh: 先把能做的做了。, en: Do first what can be done. }
ratings:
  - { id: fine, at_least: 60, title: { zh: 不错, en: Fine } }
  - { id: poor, at_least: 0, title: { zh: 不行, en: Poor } }
`;
const HOSTILE = '</script><script>alert(1)</script><b>hi</b>\u001b[2J';
const CONVERSATIONS = [
  {
    id: 'c-1',
    channel: 'chat',
    agent: { id: 'A7', name: '周宁' },
    turns: [
      { role: 'customer', text: '我要退款' },
      { role: 'agent', text: '这个您找别人吧,我办不了' },
    ],
  },
  {
    id: '=c-2',
    channel: 'voice',
    turns: [
      { role: 'customer', text: HOSTILE },
      { role: 'agent', text: 'I will see to it' },
    ],
  },
];
const OWN = ['--no-default-pack', '--rules', 'rules.yaml', '--scorecard', 'card.yaml'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-cli-'));
  await writeFile(join(folder, 'rules.yaml'), RULES);
  await writeFile(join(folder, 'card.yaml'), CARD);
  const lines = CONVERSATIONS.map((conversation) => JSON.stringify(conversation));
  await writeFile(join(folder, 'good.ndjson'), `${lines.join('\n')}\n`);
  await writeFile(join(folder, 'mixed.ndjson'), `${lines[0]}\n{"id":"broken",\n${lines[1]}\n`);
  await writeFile(join(folder, 'many.ndjson'), `${lines.join('\n')}\n`.repeat(4000));
});
afterAll(() => rm(folder, { recursive: true }));

// Each of these starts the program anew.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 2 });

describe.concurrent('tingzhen analyze', () => {
  test('prints one contract object a line, and the counts on stderr', async () => {
    const { code, out, err } = await tingzhen(['analyze', 'good.ndjson', '-f', 'ndjson', ...OWN], {
      TINGZHEN_LANGUAGE_MODEL: 'on',
    });
    const [first, second] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([first.id, second.id]).toEqual(['c-1', '=c-2']);
    expect(first.rules).toContainEqual(
      expect.objectContaining({
        rule: 'sends-away',
        outcome: 'hit',
        evidence: [expect.objectContaining({ turn: 1, text: '找别人' })],
      }),
    );
    expect(first.evaluations).toMatchObject([{ scorecard: 'small', version: '3', score: 0 }]);
    expect(first.metrics.turns).toBe(2);
    expect(code).toBe(0);
    expect(err).toContain('读取 2 = 分析 2 + 退回 0');
  });

  test('tells refused inputs, goes on, says so in its exit code, and speaks English in colour', async () => {
    const { code, out, err } = await tingzhen(['analyze', 'mixed.ndjson', '--language', 'en', ...OWN], {
      NO_COLOR: '',
      FORCE_COLOR: '1',
    });
    const plain = (text: string) => text.replaceAll(/\u001b\[[0-9;]*m/g, '');
    expect(code).toBe(2);
    expect(plain(err)).toContain('mixed.ndjson:2');
    expect(plain(out)).toContain('Read 3 = analysed 2 + rejected 1');
    expect(plain(out)).toContain('✗ Does not send away');
    expect(out).toContain('\u001b[');
    expect(out).not.toContain('\u001b[2J');
    const own = plain(out).replaceAll(/我要退款|这个您找别人吧,我办不了|周宁/g, '');
    expect(own).not.toMatch(/\p{Script=Han}/u);
  });

  test('a page and a rejects file: what was said is data, never markup; what was refused has place, reason and excerpt', async () => {
    const words = ['analyze', 'mixed.ndjson', '--rejects', 'no.ndjson', '--out', 'report.html', ...OWN];
    const { code, out, err } = await tingzhen(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('读取 3 = 分析 2 + 退回 1');
    expect(err).toContain('结果在 report.html；退回的在 no.ndjson');
    const reject = JSON.parse(await readFile(join(folder, 'no.ndjson'), 'utf8'));
    expect(reject).toMatchObject({
      file: 'mixed.ndjson',
      line: 2,
      excerpt: expect.stringContaining('broken'),
    });
    expect(reject.problems[0]).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    const html = await readFile(join(folder, 'report.html'), 'utf8');
    expect(html).toContain('<html lang="zh-CN">');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<b>hi');
    expect(html).toContain('\\u003c/script>\\u003cscript>alert(1)');
  });

  test('conversations become vCons, a file each', async () => {
    const { code } = await tingzhen(['analyze', 'good.ndjson', '-f', 'vcon', '-o', 'vcons/', ...OWN]);
    expect(code).toBe(0);
    expect((await readdir(join(folder, 'vcons'))).toSorted()).toEqual(['c-1.vcon.json', 'c-2.vcon.json']);
    const vcon = JSON.parse(await readFile(join(folder, 'vcons', 'c-1.vcon.json'), 'utf8'));
    expect(vcon.analysis.map(({ schema }: { schema: string }) => schema)).toContain('tingzhen-evaluation/1');
  });

  test('stops without a word when nobody reads on', async () => {
    const { code, err } = await tingzhen(
      ['analyze', 'many.ndjson', '-f', 'ndjson', '-q', ...OWN],
      {},
      {
        heard: (child) => child.stdout?.destroy(),
      },
    );
    expect([code, err]).toEqual([0, '']);
  });

  test('stopped by Ctrl-C, leaves nothing behind', async () => {
    const words = [
      'analyze',
      'many.ndjson',
      '-o',
      'stopped.ndjson',
      '--rejects',
      'stopped-no.ndjson',
      ...OWN,
    ];
    const { code, err } = await tingzhen(
      words,
      {},
      {
        async started(child) {
          const isWriting = async () =>
            (await readdir(folder)).some((name) => name.startsWith('.stopped.ndjson'));
          while (!(await isWriting())) await new Promise((again) => setTimeout(again, 10));
          child.kill('SIGINT');
        },
      },
    );
    expect(code).toBe(130);
    expect(err).toContain('已停止');
    expect((await readdir(folder)).filter((name) => name.includes('stopped'))).toEqual([]);
  });
});

describe.concurrent('tingzhen rules', () => {
  test('check tells problems with place, line, caret and the word that was meant', async () => {
    await writeFile(
      join(folder, 'wrong.yaml'),
      'rules:\n  - id: a\n    title: t\n    find: { by: agent, signal: agent.empaty }\n',
    );
    const { code, out } = await tingzhen(['rules', 'check', 'wrong.yaml', '--language', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('wrong.yaml:4:32: error:');
    expect(out).toContain('  4 |     find: { by: agent, signal: agent.empaty }');
    expect(out.split('\n')[2]).toBe(`    | ${' '.repeat(31)}^`);
    expect(out).toContain('Did you mean agent.empathy?');
  });

  test('check of good files says how much was looked at', async () => {
    const { code, out } = await tingzhen(['rules', 'check', 'rules.yaml', 'card.yaml', '--language', 'en']);
    expect([code, out]).toEqual([0, '2 files: 2 rules, 2 examples, 1 scorecard — no problem\n']);
  });

  test('test runs the examples and shows what came out otherwise', async () => {
    await writeFile(join(folder, 'failing.yaml'), RULES.replace('expect: miss', 'expect: hit'));
    const { code, out } = await tingzhen(['rules', 'test', 'failing.yaml', '--language', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('#2 helps (failing.yaml:');
    expect(out).toContain('expected hit, got miss');
    expect(out).toContain('2 examples: 1 passed, 1 failed');
  });

  test('test says where a rule fired that was expected elsewhere, and what is wrong with signal files', async () => {
    const ends =
      '  - id: ends\n    title: t\n    find: { not: { by: agent, says: bye } }\n    examples: [{ expect: hit, at: 1, conversation: "agent: hi" }]\n';
    await writeFile(join(folder, 'places.yaml'), RULES.replace('at: 2', 'at: 1') + ends);
    await writeFile(
      join(folder, 'few.yaml'),
      'signals: [{ id: custom.x, title: X, examples: { en: [a] } }]\n',
    );
    const words = ['rules', 'test', 'places.yaml', 'few.yaml'];
    const { code, out } = await tingzhen([...words, '--language', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('expected hit at turn 1, got hit at turn 2');
    expect(out).toContain('expected hit at turn 1, got hit at the end');
    expect(out).toContain('few.yaml:1:');
    const chinese = await tingzhen([...words, '--language', 'zh']);
    expect(chinese.out).toContain('应为 命中（第 1 句），实为 命中（到对话结束时）');
  });

  test('explain says what a rule looks for and why it fired where', async () => {
    const words = [
      'rules',
      'explain',
      'sends-away',
      'good.ndjson',
      '--id',
      'c-1',
      '--rules',
      'rules.yaml',
      '--no-default-pack',
    ];
    const { code, out } = await tingzhen([...words, '--language', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('Sends the customer away');
    expect(out).toContain('hit (settled at turn 2)');
    expect(out).toMatch(/#2 agent 这个您找别人吧,我办不了\n\s+✓ \[1\]/);
  });

  test('explain goes through a folder like through a file', async () => {
    await mkdir(join(folder, 'talks'));
    await copyFile(join(folder, 'good.ndjson'), join(folder, 'talks', 'good.ndjson'));
    const words = ['rules', 'explain', 'sends-away', 'talks', '--rules', 'rules.yaml', '--no-default-pack'];
    const { code, out } = await tingzhen([...words, '--language', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('hit (settled at turn 2)');
  });

  test('explain suggests the rule that was meant', async () => {
    const { code, err } = await tingzhen(['rules', 'explain', 'policy-wal', '--language', 'en']);
    expect([code, err]).toEqual([1, 'There is no rule policy-wal\n  Did you mean policy-wall?\n']);
  });
});

test('two scorecards of one id are refused with both places; one named twice is one', async () => {
  await writeFile(join(folder, 'card-too.yaml'), CARD);
  const words = ['analyze', 'good.ndjson', '--language', 'en', ...OWN, '--scorecard'];
  const two = await tingzhen([...words, 'card-too.yaml']);
  expect(two.code).toBe(1);
  expect(two.err).toContain(
    'card-too.yaml:2:1: error: The scorecard small was already written at card.yaml:2',
  );
  expect((await tingzhen([...words, './card.yaml'])).code).toBe(0);
});

describe.concurrent('tingzhen redact', () => {
  test('masks personal data in the style asked for and leaves the rest', async () => {
    const turns = [{ role: 'customer', text: '我的手机号是13912345678,想退货' }];
    await writeFile(
      join(folder, 'private.ndjson'),
      `${JSON.stringify({ id: 'p', channel: 'chat', turns })}\n`,
    );
    const said = async (...style: string[]) => {
      const { code, out } = await tingzhen(['redact', 'private.ndjson', ...style]);
      expect(code).toBe(0);
      return JSON.parse(out).turns[0].text;
    };
    expect(await said()).toBe('我的手机号是[手机号],想退货');
    expect(await said('--style', 'keep')).toBe('我的手机号是139****5678,想退货');
  });
});

describe.concurrent('help', () => {
  test('is in the language asked for, and names every command', async () => {
    const zh = await tingzhen(['--help']);
    const en = await tingzhen(['--help'], { LANG: 'en_US.UTF-8' });
    for (const { code, out } of [zh, en]) {
      expect(code).toBe(0);
      for (const command of ['analyze', 'formats', 'rules', 'redact']) expect(out).toContain(command);
    }
    expect(zh.out).toContain('用法：');
    expect(en.out).not.toMatch(/\p{Script=Han}/u);
  });

  test('formats lists what can be read', async () => {
    const { out } = await tingzhen(['formats', '--language', 'en']);
    for (const id of ['ndjson', 'vcon', 'csv', 'xlsx', 'eml', 'mbox', 'transcript'])
      expect(out).toContain(id);
  });
});

describe.concurrent('wrong usage', () => {
  const cases: [string, string[], string][] = [
    ['an unknown command', ['analze', 'x'], 'analyze'],
    ['a path in place of a command', ['good.ndjson'], 'tingzhen analyze good.ndjson'],
    ['an unknown option', ['analyze', 'good.ndjson', '--fromat', 'csv'], '--format'],
    ['an unknown form', ['analyze', 'good.ndjson', '--format', 'htlm'], 'html'],
    ['a result of a kind that is not written', ['analyze', 'good.ndjson', '-o', 'r.xlsx', ...OWN], '.csv'],
    ['an option without its value', ['analyze', 'good.ndjson', '--map'], '--map'],
    ['an unknown pack', ['analyze', 'good.ndjson', '--pack', 'telcom'], 'telecom'],
    ['an unknown field of a mapping', ['analyze', 'good.ndjson', '--map', 'turn.txt=a', ...OWN], 'turn.txt'],
    ['a missing file', ['analyze', 'nowhere.csv', ...OWN], 'nowhere.csv'],
    ['writing over the input', ['analyze', 'good.ndjson', '-o', 'good.ndjson', ...OWN], 'good.ndjson'],
  ];
  test.each(cases)('%s ends with code 1 and the way out', async (_, words, hint) => {
    const { code, out, err } = await tingzhen(words);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(hint);
    expect(err).not.toMatch(/\bat .*:\d+:\d+\)/);
  });
});
