import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Growth } from '#core/coaching/growth.ts';
import { dayOf } from '#core/facts/days.ts';
import { plant } from '../../../test/speech/planted-call.ts';
import { wavOf } from '../../../test/speech/write-audio.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/tingzhen.js', import.meta.url));

let folder = '';
let service: ChildProcess | undefined;
const told: string[] = [];

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      NO_COLOR: '1',
      TZ: 'Asia/Shanghai',
      TINGZHEN_LANGUAGE: 'zh',
      TINGZHEN_LANGUAGE_MODEL: 'off',
      TINGZHEN_THREADS: '1',
    },
  });
}

/** What the command says on both streams. */
async function tingzhen(...words: string[]): Promise<{ readonly code: number; readonly said: string }> {
  const child = start(...words);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

function conversation(id: string, channel: string, startedAt: string, answer: string): string {
  return JSON.stringify({
    id,
    channel,
    startedAt,
    agent: { id: 'A01' },
    turns: [
      { role: 'customer', text: '我的退款什么时候到账？' },
      { role: 'agent', text: answer },
    ],
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-commands-'));
  await writeFile(
    join(folder, 'day.ndjson'),
    [
      conversation('first', 'chat', '2026-01-05T09:00:00+08:00', '抱歉让您久等了，今天就到账。'),
      conversation('second', 'email', '2026-01-06T23:30:00+08:00', '退款一般三天到账。'),
      conversation('third', 'chat', '2026-01-07T00:30:00+08:00', '这就帮您查一下退款。'),
    ].join('\n'),
  );
  service = start('serve', '--empty', '--port', '0');
  service.stdout!.on('data', (chunk: Buffer) => told.push(String(chunk)));
  await vi.waitFor(() => expect(told.join('')).toContain('一次性管理员链接'), { timeout: 60_000 });
  expect((await tingzhen('import', 'day.ndjson')).said).toContain('读取 3 = 已送达 3 + 退回 0');
  await vi.waitFor(async () => expect((await tingzhen('search')).said).toContain('3 通对话'), {
    timeout: 60_000,
  });
});

afterAll(async () => {
  service?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('commands on a running service', () => {
  test('search finds what was said, by whom, on which days and channels', async () => {
    const ids = async (...words: string[]) => {
      const { said } = await tingzhen('search', '--format', 'ndjson', ...words);
      return said.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).id as string]));
    };
    expect(await ids('退款', '到账')).toEqual(['third', 'second', 'first']);
    expect(await ids('agent:退款')).toEqual(['third', 'second']);
    expect(await ids('--channel', 'chat', '--limit', '1')).toEqual(['third']);
    expect(await ids('--from', '2026-01-06', '--to', '2026-01-06')).toEqual(['second']);
    expect(await ids('--signal', 'agent.apology', '--agent', 'A01')).toEqual(['first']);
  });

  test('search shows who, when and the words, and says when there is nothing or more', async () => {
    expect((await tingzhen('search', '久等')).said).toMatch(
      /^first {2}2026-01-05 09:00 · 在线聊天 · A01\n[\s\S]*第2轮 客服 抱歉让您久等了，今天就到账。\n\n1 通对话\n$/,
    );
    expect((await tingzhen('search', '没有人这样说过')).said).toBe('没有找到符合条件的对话\n');
    expect((await tingzhen('search', '--limit', '2')).said).toContain('2 通对话，后面还有，可加大 --limit');
  });

  test('what the service refuses is told in its words', async () => {
    expect(await tingzhen('search', '--signal', 'agent.nope')).toEqual({
      code: 1,
      said: '服务回答 400：请求有误\n  没有名为 agent.nope 的信号\n',
    });
  });

  test('coach tells an agent’s growth, and of too little that it is too little', async () => {
    const { code, said } = await tingzhen('coach', 'A01', '--period', '366d', '--format', 'json');
    expect(code).toBe(0);
    const { agent, competencies, period } = JSON.parse(said) as Growth;
    expect(agent.id).toBe('A01');
    expect(competencies.map(({ level, abovePeers }) => [level, abovePeers])).toEqual(
      competencies.map(() => [null, null]),
    );
    const told = (await tingzhen('coach', 'A01', '--period', '366d')).said;
    expect(told).toMatch(/A01[\s\S]*能力（0–100[\s\S]*共情/);
    const [first, last] = [period.from, Date.parse(period.to) - 1].map((at) =>
      dayOf(new Date(at).getTime(), period.timeZone),
    );
    expect(told).toContain(`${first} – ${last}`);
    expect((await tingzhen('coach', 'A01', '--digest')).said).toMatch(/本周\n.*这一周/);
    expect(await tingzhen('coach', 'nobody')).toMatchObject({
      code: 1,
      said: expect.stringContaining('没有客服 nobody'),
    });
    expect((await tingzhen('coach', 'A01', '--period', 'long')).said).toContain('--period 看不懂：long');
  });

  test('jobs shows the queues and sends the dead again', async () => {
    expect((await tingzhen('jobs')).said).toMatch(/analyse +等待 0 · 进行中 0 · 失败 0/);
    expect((await tingzhen('jobs', '--replay')).said).toBe('已重新发送 0 个任务\n');
  });

  test('export gives every conversation with its analysis, and the rulebooks', async () => {
    const lines = (await tingzhen('export')).said.trimEnd().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    const kinds = ['organisation', 'key', 'settings', 'rulebook', 'conversation', 'audit'];
    expect(new Set(types)).toEqual(new Set(kinds));
    expect(lines.find((line) => line.includes('"id":"first"'))).toContain('"analysis":{');
  });

  test('import hears the recordings of a folder, told of by the table beside them and by their names', async () => {
    await mkdir(join(folder, 'calls'));
    const turns = [{ channel: 0, startMs: 500, endMs: 2_500 }] as const;
    await writeFile(join(folder, 'calls', 'a_A09.wav'), wavOf(plant({ durationMs: 4_000, turns })));
    await writeFile(join(folder, 'calls', 'calls.csv'), '文件名,会话ID\na_A09.wav,fourth\n');
    const { said } = await tingzhen('import', 'calls', '--file-name', '{*}_{agent.id}');
    expect(said).toContain('读取 1 = 已送达 1 + 退回 0');
    const found = async () => (await tingzhen('search', '--agent', 'A09', '--format', 'ndjson')).said;
    await vi.waitFor(async () => expect(JSON.parse(await found()).id).toBe('fourth'), { timeout: 60_000 });
  });

  test('erase takes away what is named, once that was confirmed, and says what became of it', async () => {
    const leaver = conversation('leaves', 'chat', '2026-01-04T09:00:00+08:00', '好的。');
    await writeFile(
      join(folder, 'leaver.ndjson'),
      leaver.replace('"agent":', '"customer":{"id":"u/离 开"},"agent":'),
    );
    await tingzhen('import', 'leaver.ndjson');
    const ids = async () =>
      (await tingzhen('search', '--format', 'ndjson', '--to', '2026-01-31')).said.match(/"id":"\w+"/g);
    await vi.waitFor(async () => expect(await ids()).toContain('"id":"leaves"'), { timeout: 60_000 });

    expect(await tingzhen('erase', '--customer', 'u/离 开')).toEqual({
      code: 1,
      said: '彻底删除前要确认，而这里没有可以提问的终端\n  确定的话，加上 --yes\n',
    });
    expect((await tingzhen('erase', '--yes')).said).toMatch(/^没有写要删除什么\n.*--conversation/);
    expect(await tingzhen('erase', '--customer', 'x', '--conversation', 'first', '--yes')).toMatchObject({
      code: 1,
      said: '--customer 和 --conversation 只能写一个\n',
    });
    expect(await ids()).toContain('"id":"leaves"');

    const { code, said } = await tingzhen('erase', '--customer', 'u/离 开', '--yes');
    expect(code).toBe(0);
    expect(said).toMatch(/^已彻底删除 1 通对话\n[\s\S]*\/api\/v1\/runs\/[\s\S]*备份不会改动/);
    expect(await ids()).not.toContain('"id":"leaves"');
    expect((await tingzhen('erase', '--yes', '--conversation', 'second', 'nowhere')).said).toMatch(
      /^已彻底删除 1 通对话\n另有 1 个编号没有对应的对话\n/,
    );
    expect(await ids()).not.toContain('"id":"second"');
    const english = await tingzhen('erase', '--conversation', 'nowhere', '--yes', '--language', 'en');
    expect(english.said).toMatch(/^0 conversations erased\n1 id not known to the service\nRaw input/);
  });

  test('a second service on the folder is refused, and one on a file, each with the way out', async () => {
    const second = await tingzhen('serve', '--port', '0');
    expect(second.code).toBe(1);
    expect(second.said).toMatch(
      new RegExp(`数据目录 .*data 正在被进程 ${service?.pid} 使用。请先停下那个进程，或换一个目录启动。\n$`),
    );
    const onFile = ['serve', '--data', 'day.ndjson', '--port', '0'];
    expect((await tingzhen(...onFile)).said).toMatch(
      /^数据目录 .*day.ndjson 用不了：这是文件，不是文件夹\n {2}用 --data 或 TINGZHEN_DATA_DIR 指定一个文件夹\n$/,
    );
    expect((await tingzhen(...onFile, '--language', 'en')).said).toContain('this is a file, not a folder');
  });

  test('backup is refused while the service runs, works once it has stopped, and comes back by restore', async () => {
    const refused = await tingzhen('backup', 'day.tar');
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/^数据目录 .*data 正在被一个服务使用\n {2}先停下它/);
    service?.kill('SIGTERM');
    await once(service!, 'close');
    expect(told.join('')).toMatch(
      /正在停止：不再接新请求，手头的工作最多再做 10 秒.*再按一次 Ctrl-C 立即结束/,
    );
    expect((await tingzhen('search')).said).toContain('没有正在运行的服务');
    expect((await tingzhen('backup', 'day.tar')).said).toMatch(/^已备份 \d+ 个文件（.* MB）到 day.tar/);
    expect((await tingzhen('restore', 'day.tar')).said).toContain('不是空目录');
    expect((await tingzhen('restore', 'day.tar', '--data', 'again')).said).toContain('校验无误');
    expect(await readdir(join(folder, 'again'))).toEqual(
      expect.arrayContaining(['blobs', 'facts', 'session-secret', 'workflow']),
    );
    expect((await tingzhen('restore', 'no.tar', '--data', 'other')).said).toBe('no.tar：找不到文件\n');
    expect((await tingzhen('restore', 'day.ndjson', '--data', 'other')).said).toContain(
      '这不是听诊的备份文件',
    );
    expect(await readdir(folder)).not.toContain('other');
    await mkdir(join(folder, 'empty'));
    expect((await tingzhen('restore', 'day.ndjson', '--data', 'empty')).code).toBe(1);
    expect(await readdir(join(folder, 'empty'))).toEqual([]);
    expect((await tingzhen('backup', 'x.tar', '--data', 'other')).said).toContain('里没有服务的数据');
  });
});
