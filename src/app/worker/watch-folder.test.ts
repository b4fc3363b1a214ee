import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConversations } from '#adapters/formats/index.ts';
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
    stop = watchFolder(stack(), { folder, organisation, read, everyMs: 20 });
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

  test('leaves alone what is still being written', async () => {
    const organisation = (await stack().organisation()).id;
    await copyFile(SAMPLE, join(folder, 'chats.ndjson.part'));
    await copyFile(SAMPLE, join(folder, 'whole.ndjson'));
    watch(organisation);
    await expect.poll(taken, { timeout: 10_000 }).toEqual(['whole.ndjson']);
    expect(await readdir(folder)).toContain('chats.ndjson.part');
  });
});
