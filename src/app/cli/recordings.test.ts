import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plant } from '../../../test/speech/planted-call.ts';
import { wavOf } from '../../../test/speech/write-audio.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/tingzhen.js', import.meta.url));
const PATTERN = '{startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{attributes.direction}';
const CALL = wavOf(plant({ durationMs: 4_000, turns: [{ channel: 0, startMs: 500, endMs: 2_500 }] }));
const FIRST = '20260301-093012_1001_13800138000_in';
const SECOND = '20260301-094100_1002_13900139000_out';

let folder: string;

/** Runs the real program in the folder of this test. */
async function tingzhen(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', LANG: 'C', ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-recordings-'));
  await mkdir(join(folder, 'calls'));
  const files = {
    [`${FIRST}.wav`]: CALL,
    [`${SECOND}.wav`]: CALL,
    'other.wav': CALL,
    'calls.csv': `录音文件,坐席姓名,班组\n${FIRST}.wav,李明,一组\n${SECOND}.wav,王芳,二组\n`,
    [`${SECOND}.vcon`]: JSON.stringify({
      vcon: '0.4.0',
      uuid: 'c-2',
      parties: [{ name: '王小芳', uuid: '2002', role: 'agent' }],
      dialog: [],
    }),
    'other.csv': '会话ID,坐席工号\nc-3,1003\n',
    'chats.ndjson': `${JSON.stringify({ id: 'chat-1', turns: [{ role: 'customer', text: '在吗' }] })}\n`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, 'calls', name), content);
});
afterAll(() => rm(folder, { recursive: true }));

describe('recordings of a folder', () => {
  test('are told of by what stands beside them, which is not read by itself', async () => {
    const words = ['analyze', 'calls', '--no-model', '--format', 'csv', '--file-name', PATTERN];
    const { code, out, err } = await tingzhen(words);
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringContaining('读取 4 = 分析 4 + 退回 0'),
    });
    const [head, ...rows] = out.replace('\ufeff', '').trimEnd().split('\r\n');
    const names = head!.split(',');
    const told = rows.map((row) => {
      const cells = row.split(',');
      const at = (name: string) => cells[names.indexOf(name)];
      return ['id', 'channel', 'agent_id', 'agent_name', 'agent_team', 'started_at'].map(at);
    });
    expect(told.toSorted()).toEqual([
      [FIRST, 'voice', '1001', '李明', '一组', '2026-03-01T09:30:12'],
      ['c-2', 'voice', '2002', '王小芳', '二组', '2026-03-01T09:41:00'],
      ['c-3', 'voice', '1003', '', '', ''],
      ['chat-1', 'chat', '', '', '', ''],
    ]);
  });

  test('take the pattern of the setting, and warn of a name that does not fit it', async () => {
    const words = ['analyze', join('calls', 'other.wav'), '--no-model', '--format', 'ndjson'];
    const { code, out } = await tingzhen(words, { TINGZHEN_RECORDING_NAME: PATTERN });
    expect(code).toBe(0);
    const { id, warnings } = JSON.parse(out);
    expect(id).toBe('c-3');
    expect(warnings.map((one: { code: string }) => one.code)).toEqual(
      expect.arrayContaining(['no-row', 'name-not-fitting']),
    );
    const unfitting = warnings.find((one: { code: string }) => one.code === 'name-not-fitting');
    expect(unfitting.message.zh).toBe(`文件名 other 不符合格式 ${PATTERN}，没有从中读出通话信息`);
  });

  test('are not touched by a pattern that is wrong: the reason is told at once', async () => {
    const { code, out, err } = await tingzhen(['analyze', 'calls', '--file-name', '{agent}_{id}']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('文件名格式 {agent}_{id} 有误：没有 agent 这个字段');
    const inEnglish = await tingzhen(['analyze', 'calls', '--file-name', 'a/{id}', '--language', 'en']);
    expect(inEnglish.err).toContain('there is a slash in it');
  });
});
