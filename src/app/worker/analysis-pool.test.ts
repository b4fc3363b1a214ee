import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasModel, MODELS } from '#adapters/language/test-models.ts';
import type { RulebookSet } from '#app/usecases/service/ports.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { type ChildProgram, startProgram } from '../../../test/suites/child-program.ts';
import { openAnalysisPool } from './analysis-pool.ts';

const READING = new URL('../../../test/suites/reading-child.ts', import.meta.url);

const RULES = `rules:
  - id: says-sorry
    title: Says sorry
    find: { by: agent, says: [抱歉] }
`;
const set: RulebookSet = { key: 'test@1', files: [{ path: 'test@1/rules.yaml', text: RULES }] };
const conversation = (id: string, text: string): Conversation => ({
  id,
  channel: 'chat',
  turns: [
    { role: 'customer', text: '还没发货' },
    { role: 'agent', text },
  ],
});

/** More than can be analysed or read in the time that any test has. */
const endless: Conversation = {
  id: 'endless',
  channel: 'chat',
  turns: Array.from({ length: 20_000 }, (_, at) => ({
    role: 'customer' as const,
    text: `请问第${at}个包裹到哪里了，为什么还没有人联系我？`,
  })),
};

describe('a pool of analysis threads', () => {
  let limitMs = 60_000;
  const pool = openAnalysisPool({ threads: 1, timeLimitMs: () => limitMs });
  const reading = openAnalysisPool({ threads: 1, languageModel: MODELS });
  afterAll(() => Promise.all([pool.close(), reading.close()]));

  test('gives an analysis for each conversation, in their order', async () => {
    const outcomes = await pool.analyse(set, [conversation('a', '抱歉'), conversation('b', '嗯')]);
    const told = outcomes.map((one) =>
      one.ok ? [one.analysis.id, one.analysis.rules[0]?.outcome] : one.error,
    );
    expect(told).toEqual([
      ['a', 'hit'],
      ['b', 'miss'],
    ]);
  });

  test('says where rulebooks that cannot be used are wrong', async () => {
    const broken = { key: 'broken@1', files: [{ path: 'broken@1/rules.yaml', text: 'rules: [{ id: x }]' }] };
    await expect(pool.analyse(broken, [conversation('a', '嗯')])).rejects.toThrow(/broken@1\/rules\.yaml:1/);
  });

  test('ends a task that takes too long, and works on', async () => {
    limitMs = 1;
    await expect(pool.analyse(set, new Array(50).fill(endless))).rejects.toThrow(/took longer/);
    limitMs = 60_000;
    expect(await pool.analyse(set, [conversation('a', '抱歉')])).toMatchObject([{ ok: true }]);
  });

  test.skipIf(!hasModel('en'))('reads along with the language model, where it is given one', async () => {
    const talk: Conversation = {
      id: 'en',
      channel: 'chat',
      language: 'en',
      turns: [
        { role: 'agent', text: 'Hello, how can I help you today?' },
        { role: 'customer', text: 'Thank you so much, that solved my problem!' },
      ],
    };
    const [outcome] = await reading.analyse(set, [talk]);
    const detectors = outcome?.ok ? outcome.analysis.signals.map(({ detector }) => detector) : [];
    expect(detectors).toContain('listener-1+lexicon');
  });

  test.skipIf(!hasModel('zh'))('can be closed while its threads read', async () => {
    await reading.analyse(set, [conversation('first', '抱歉')]);
    const told = expect(reading.analyse(set, [endless])).rejects.toThrow('The analysis was stopped.');
    await pause(300);
    await reading.close();
    await told;
  });

  describe.skipIf(!hasModel('zh'))('in a process in which they read', () => {
    const limitMs = 5_000;
    let child: ChildProgram;
    beforeAll(() => {
      child = startProgram(READING, [MODELS, '300', `${limitMs}`]);
      return () => child.kill();
    });

    test('go on where the process stood still, and count none of that time', async () => {
      await child.line('reading');
      await pause(300);
      await child.standStill(limitMs + 1_000);
      expect(child.lines()).toEqual(['first: analysed', 'reading']);
      expect(await child.line('long')).toBe('long: analysed');
    });

    test('are not ended while they read', async () => {
      await child.line('closed');
      expect(child.lines().slice(3)).toEqual([
        'endless: the analysis took longer than 2 s and was ended',
        'after: analysed',
        'closed',
      ]);
    });
  });

  test('works in a process that was started with options for all of it', async () => {
    const place = new URL('./analysis-pool.ts', import.meta.url).href;
    const program = `
      import { openAnalysisPool } from '${place}';
      const pool = openAnalysisPool({ threads: 1 });
      const [outcome] = await pool.analyse(${JSON.stringify(set)}, [${JSON.stringify(conversation('a', '抱歉'))}]);
      console.log(outcome.analysis.rules[0].outcome);
      await pool.close();`;
    const options = ['--max-old-space-size=1024', '--expose-gc', '--title=tingzhen'];
    const values = [...options, '--input-type=module', '--eval', program];
    const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tingzhen-compiled') };
    const { stdout } = await promisify(execFile)(process.execPath, values, { env });
    expect(stdout).toBe('hit\n');
  });
});
