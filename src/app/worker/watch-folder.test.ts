import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRecording } from '#adapters/speech/audio-files.ts';
import { readConversations } from '#app/boot.ts';
import { lockFolder } from '#app/boot-service.ts';
import { plant } from '../../../test/speech/planted-call.ts';
import { wavOf } from '../../../test/speech/write-audio.ts';
import { useServiceStack } from '../../../test/suites/service-stack.ts';
import { watchFolder } from './watch-folder.ts';

const SAMPLE = fileURLToPath(new URL('../../../test/conversations/chat-zh.ndjson', import.meta.url));

describe('a watched folder', () => {
  const stack = useServiceStack();
  let folder: string;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tingzhen-watched-'));
  });
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  const readFileOf = (file: string) => readConversations(file, {});
  const watch = (organisation: string, everyMs = 20, read = readFileOf, waitForRecordingMs = 0) => {
    stop = watchFolder(stack(), {
      ...{ folder, organisation, read, isRecording, everyMs, waitForRecordingMs },
      claim: lockFolder,
    });
  };
  const taken = () => readdir(join(folder, 'done')).catch(() => []);

  test('takes its files in and puts them aside', async () => {
    const organisation = (await stack().organisation()).id;
    await copyFile(SAMPLE, join(folder, 'chats.ndjson'));
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['chats.ndjson']);
    expect((await stack().workflow.receipts.coverage(organisation)).received).toBe(10);
  });

  test('writes down what it refused, and takes the rest', async () => {
    const organisation = (await stack().organisation()).id;
    await writeFile(join(folder, 'mixed.ndjson'), `${await readFile(SAMPLE, 'utf8')}{"broken\n`);
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['mixed.ndjson', 'mixed.ndjson.rejects.ndjson']);
    const rejects = await readFile(join(folder, 'done', 'mixed.ndjson.rejects.ndjson'), 'utf8');
    expect(JSON.parse(rejects)).toMatchObject({ line: 11, status: 'rejected' });
    expect((await stack().workflow.receipts.coverage(organisation)).received).toBe(10);
  });

  test('writes down what it refused also of a file whose name is as long as names may be', async () => {
    const organisation = (await stack().organisation()).id;
    const name = `${'第一季度全部客服会话导出'.repeat(6)}${'话'.repeat(8)}.ndjson`;
    await writeFile(join(folder, name), `${await readFile(SAMPLE, 'utf8')}{"broken\n`);
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toHaveLength(2);
    expect(await taken()).toContain(name);
    expect((await taken()).filter((one) => one.endsWith('.rejects.ndjson'))).toHaveLength(1);
  });

  test('a file that fails by itself holds up none behind it, and is tried again', async () => {
    const organisation = (await stack().organisation()).id;
    for (const name of ['a.ndjson', 'b.ndjson']) await copyFile(SAMPLE, join(folder, name));
    let tries = 0;
    watch(organisation, 20, (file) => {
      if (file.endsWith('a.ndjson') && ++tries < 3) throw new Error('the thread that hears has ended');
      return readFileOf(file);
    });
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['a.ndjson', 'b.ndjson']);
    expect(tries).toBe(3);
  });

  test('what stands beside two recordings waits for both, also where one of them is put off', async () => {
    const organisation = (await stack().organisation()).id;
    const sound = wavOf(plant({ durationMs: 4_000, turns: [{ channel: 0, startMs: 500, endMs: 2_500 }] }));
    await writeFile(
      join(folder, 'call.json'),
      JSON.stringify({ segments: [{ start: 0.5, end: 2.5, text: '您好' }] }),
    );
    for (const name of ['call.wav', 'call.WAV']) await writeFile(join(folder, name), sound);
    const tries = new Map<string, number>();
    watch(organisation, 20, (file) => {
      const times = (tries.get(file) ?? 0) + 1;
      tries.set(file, times);
      if (times < 3 && file.endsWith([...tries.keys()][0]!.slice(-3)))
        throw new Error('the thread that hears has ended');
      expect(existsSync(join(folder, 'call.json'))).toBe(true);
      return readFileOf(file);
    });
    const inOrder = async () => (await taken()).toSorted();
    await expect.poll(inOrder, { timeout: 20_000 }).toEqual(['call.WAV', 'call.json', 'call.wav']);
    expect([...tries.values()].toSorted()).toEqual([1, 3]);
  });

  test('is watched by one of several processes, and by another once that has stopped', async () => {
    const organisation = (await stack().organisation()).id;
    const other = lockFolder(join(folder, '.tingzhen'));
    await copyFile(SAMPLE, join(folder, 'chats.ndjson'));
    watch(organisation);
    await pause(300);
    expect(await taken()).toEqual([]);
    await stop();
    other.release();
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['chats.ndjson']);
  });

  test('leaves what came under the same name before, and what was refused of it, where they lie', async () => {
    const organisation = (await stack().organisation()).id;
    const everyDay = join(folder, 'export.ndjson');
    await writeFile(everyDay, '{"broken on monday\n');
    watch(organisation);
    const monday = ['export.ndjson', 'export.ndjson.rejects.ndjson'];
    await expect.poll(taken, { timeout: 10_000 }).toEqual(monday);
    await writeFile(everyDay, '{"broken on tuesday\n');
    const tuesday = ['export-2.ndjson', 'export-2.ndjson.rejects.ndjson'];
    await expect.poll(taken, { timeout: 10_000 }).toEqual([...tuesday, ...monday]);
    expect(await readFile(join(folder, 'done', 'export.ndjson'), 'utf8')).toContain('monday');
  });

  test('adds what has no ids and comes every week under one name, and replaces what has', async () => {
    const organisation = (await stack().organisation()).id;
    const everyWeek = join(folder, 'export.csv');
    const received = async () => (await stack().workflow.receipts.coverage(organisation)).received;
    watch(organisation);
    await writeFile(everyWeek, '聊天记录\n客户：水壶漏水了\n客户：发票呢\n');
    await expect.poll(taken, { timeout: 10_000 }).toHaveLength(1);
    await writeFile(everyWeek, '聊天记录\n客户：快递到哪了\n客户：发票呢\n');
    await expect.poll(taken, { timeout: 10_000 }).toHaveLength(2);
    expect(await received()).toBe(3);
    await writeFile(everyWeek, '会话ID,角色,内容\nc-1,客户,在吗\n');
    await expect.poll(taken, { timeout: 10_000 }).toHaveLength(3);
    await writeFile(everyWeek, '会话ID,角色,内容\nc-1,客户,在吗\nc-1,客服,在的\n');
    await expect.poll(taken, { timeout: 10_000 }).toHaveLength(4);
    expect(await received()).toBe(4);
    await stack().drain();
    const grown = await stack().facts.conversation(organisation, 'c-1');
    expect(grown?.conversation.turns).toHaveLength(2);
  });

  test('takes a recording with the words beside it', async () => {
    const organisation = (await stack().organisation()).id;
    const turns = [{ channel: 0, startMs: 500, endMs: 2_500 }] as const;
    const segments = [{ start: 0.5, end: 2.5, text: '您好', speaker: 'agent' }];
    await writeFile(join(folder, 'call.json'), JSON.stringify({ id: 'c-7', segments }));
    await writeFile(join(folder, 'call.wav'), wavOf(plant({ durationMs: 4_000, turns })));
    watch(organisation);
    await expect.poll(taken, { timeout: 20_000 }).toEqual(['call.json', 'call.wav']);
    expect((await stack().workflow.receipts.coverage(organisation)).received).toBe(1);
    await stack().drain();
    const found = await stack().facts.conversation(organisation, 'c-7');
    expect(found?.conversation.turns.map(({ text }) => text)).toEqual(['您好']);
  });

  test.each([
    ['is still being written as call.wav.part', 'call.wav.part', 0],
    ['is still being written as .call.wav.Xy12Zw', '.call.wav.Xy12Zw', 0],
    ['has not begun to come', undefined, 3_000],
  ])(
    'keeps words that came first waiting for their recording, which %s',
    async (_, part, waitMs) => {
      const organisation = (await stack().organisation()).id;
      const turns = [{ channel: 0, startMs: 500, endMs: 2_500 }] as const;
      const sound = wavOf(plant({ durationMs: 4_000, turns }));
      const segments = [{ start: 0.5, end: 2.5, text: '您好', speaker: 'agent' }];
      await writeFile(join(folder, 'call.json'), JSON.stringify({ id: 'c-7', segments }));
      if (part !== undefined) await writeFile(join(folder, part), sound.subarray(0, 1_000));
      watch(organisation, 20, readFileOf, waitMs);
      await pause(500);
      expect(await taken()).toEqual([]);
      const last = join(folder, part ?? 'call.wav.tmp');
      await writeFile(last, sound);
      await rename(last, join(folder, 'call.wav'));
      await expect.poll(taken, { timeout: 20_000 }).toEqual(['call.json', 'call.wav']);
      expect((await stack().workflow.receipts.coverage(organisation)).received).toBe(1);
    },
    40_000,
  );

  test('reads by itself what waits in vain for a recording', async () => {
    const organisation = (await stack().organisation()).id;
    await writeFile(join(folder, 'export.csv'), '会话ID,角色,内容\nc-1,客户,在吗\n');
    const leftOver = join(folder, 'export.wav.part');
    await writeFile(leftOver, 'RIFF');
    await utimes(leftOver, new Date(0), new Date(0));
    watch(organisation, 20, readFileOf, 300);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['export.csv']);
  });

  test('takes recordings with what stands beside them and in the table of calls, which stays', async () => {
    const organisation = (await stack().organisation()).id;
    const turns = [{ channel: 0, startMs: 500, endMs: 2_500 }] as const;
    const calls = '录音文件,坐席工号,技能组\ncall-1.wav,1001,账单\ncall-2.wav,1002,物流\n';
    const vcon = {
      vcon: '0.4.0',
      parties: [{ tel: '+8613800138000', role: 'customer' }],
      dialog: [{ type: 'recording', start: '2026-03-01T09:30:12+08:00', parties: [0] }],
    };
    await writeFile(join(folder, 'calls.csv'), calls);
    await writeFile(join(folder, 'call-1.csv'), '会话ID\nc-1\n');
    await writeFile(join(folder, 'call-2.vcon'), JSON.stringify(vcon));
    for (const name of ['call-1.wav', 'call-2.wav']) {
      await writeFile(join(folder, name), wavOf(plant({ durationMs: 4_000, turns })));
    }
    watch(organisation);
    const all = ['call-1.csv', 'call-1.wav', 'call-2.vcon', 'call-2.wav'];
    await expect.poll(taken, { timeout: 30_000 }).toEqual(all);
    // Nothing stands beside it any more, and it is still none of the conversations.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await readdir(folder)).toSorted()).toEqual(['.tingzhen', 'calls.csv', 'done']);
    expect((await stack().workflow.receipts.coverage(organisation)).received).toBe(2);
    await stack().drain();
    const one = await stack().facts.conversation(organisation, 'c-1');
    expect(one?.conversation).toMatchObject({ agent: { id: '1001' }, attributes: { 技能组: '账单' } });
    const two = await stack().facts.conversation(organisation, 'call-2');
    expect(two?.conversation).toMatchObject({
      agent: { id: '1002' },
      customer: { id: '+8613800138000' },
      startedAt: '2026-03-01T09:30:12+08:00',
    });
  });

  test('keeps a recording waiting while what stands beside it is being written', async () => {
    const organisation = (await stack().organisation()).id;
    const turns = [{ channel: 0, startMs: 500, endMs: 2_500 }] as const;
    await writeFile(join(folder, 'call.wav'), wavOf(plant({ durationMs: 4_000, turns })));
    let rows = 'file,agent_id\n';
    await writeFile(join(folder, 'calls.csv'), rows);
    watch(organisation, 200);
    const until = Date.now() + 1_000;
    while (Date.now() < until) {
      rows += `other-${rows.length}.wav,1\n`;
      await writeFile(join(folder, 'calls.csv'), rows);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await taken()).toEqual([]);
    await writeFile(join(folder, 'calls.csv'), `${rows}call.wav,1001\n`);
    await expect.poll(taken, { timeout: 20_000 }).toEqual(['call.wav']);
    await stack().drain();
    const found = await stack().facts.conversation(organisation, 'call');
    expect(found?.conversation.agent).toEqual({ id: '1001' });
  });

  test('leaves alone what is still being written', async () => {
    const organisation = (await stack().organisation()).id;
    await copyFile(SAMPLE, join(folder, 'chats.ndjson.part'));
    await copyFile(SAMPLE, join(folder, 'whole.ndjson'));
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['whole.ndjson']);
    expect(await readdir(folder)).toContain('chats.ndjson.part');
  });
});
