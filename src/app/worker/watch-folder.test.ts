import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRecording } from '#adapters/speech/audio-files.ts';
import { sideFileOf } from '#adapters/speech/side-file.ts';
import { readConversations } from '#app/boot.ts';
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

  const watch = (organisation: string) => {
    const read = (file: string) => readConversations(file, {});
    stop = watchFolder(stack(), { folder, organisation, read, isRecording, sideFileOf, everyMs: 20 });
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
  }, 40_000);

  test('leaves alone what is still being written', async () => {
    const organisation = (await stack().organisation()).id;
    await copyFile(SAMPLE, join(folder, 'chats.ndjson.part'));
    await copyFile(SAMPLE, join(folder, 'whole.ndjson'));
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['whole.ndjson']);
    expect(await readdir(folder)).toContain('chats.ndjson.part');
  });
});
