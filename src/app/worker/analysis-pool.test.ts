import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { hasModel, MODELS } from '#adapters/language/test-models.ts';
import type { RulebookSet } from '#app/usecases/service/ports.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { startProgram } from '../../../test/suites/child-program.ts';
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

describe('a pool of analysis threads', () => {
  const pool = openAnalysisPool({ threads: 1 });
  afterAll(() => pool.close());

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

  test.skipIf(!hasModel('en'))('reads along with the language model, where it is given one', async () => {
    const reading = openAnalysisPool({ threads: 1, languageModel: MODELS });
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
    await reading.close();
  });

  test.skipIf(!hasModel('zh'))('can be closed while its threads read', async () => {
    const reading = openAnalysisPool({ threads: 1, languageModel: MODELS });
    await reading.analyse(set, [conversation('first', '抱歉')]);
    const turns = Array.from({ length: 20_000 }, (_, at) => ({
      role: 'customer' as const,
      text: `请问第${at}个包裹到哪里了，为什么还没有人联系我？`,
    }));
    const endless = reading.analyse(set, [{ id: 'endless', channel: 'chat', turns }]);
    const told = expect(endless).rejects.toThrow('The analysis was stopped.');
    await pause(300);
    await reading.close();
    await told;
  });

  test.skipIf(!hasModel('zh'))(
    'goes on where its process stood still while a thread read, and counts none of that time',
    async () => {
      const limitMs = 8_000;
      const child = startProgram(READING, [MODELS, '600', `${limitMs}`]);
      await child.line('reading');
      await pause(300);
      await child.standStill(limitMs + 1_000);
      expect(child.lines()).toEqual(['first: analysed', 'reading']);
      await child.line('closed');
      expect(child.lines().slice(2)).toEqual(['long: analysed', 'after: analysed', 'closed']);
    },
    120_000,
  );

  test.skipIf(!hasModel('zh'))('ends no thread while it reads', async () => {
    const child = startProgram(READING, [MODELS, '20000', '2000']);
    await child.line('closed');
    expect(child.lines().slice(2)).toEqual([
      'long: the analysis took longer than 2 s and was ended',
      'after: analysed',
      'closed',
    ]);
  });

  test('ends a task that takes too long, and works on', async () => {
    const general = ['rules.yaml', 'scorecard.yaml'].map((name) => ({
      path: `general@1/${name}`,
      text: readFileSync(new URL(`../../../packs/general/${name}`, import.meta.url), 'utf8'),
    }));
    let limit = 1;
    const impatient = openAnalysisPool({ threads: 1, timeLimitMs: () => limit });
    const many = Array.from({ length: 50 }, (_, index) => conversation(`c${index}`, '抱歉'));
    await expect(impatient.analyse({ key: 'general@1', files: general }, many)).rejects.toThrow(
      /took longer/,
    );
    limit = 60_000;
    expect(await impatient.analyse(set, [conversation('a', '抱歉')])).toMatchObject([{ ok: true }]);
    await impatient.close();
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
