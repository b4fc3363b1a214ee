import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { copyEmptyStore } from '../../test/suites/embedded-folder.ts';
import { backUpFolder, lockFolder, restoreFolder } from './boot-service.ts';
import { type RunningService, startService } from './service.ts';
import { readSettings } from './settings.ts';

const MAIN = { id: 'main', name: 'Main', timeZone: 'UTC', retentionDays: null, packs: ['general'] };
const SILENT = { info() {}, warn() {}, error() {} };
const CONVERSATIONS = Array.from({ length: 12 }, (_, index) => ({
  id: `c-${index}`,
  channel: index % 2 === 0 ? 'chat' : 'email',
  language: 'zh',
  startedAt: '2026-01-05T09:00:00+08:00',
  turns: [
    { role: 'customer', text: `订单 ${index} 怎么还没发货？` },
    { role: 'agent', text: '抱歉让您久等了，我马上为您催一下。' },
  ],
}));

test('a restored service answers as the one that was backed up', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tingzhen-restored-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await copyEmptyStore(join(root, 'data', 'workflow'));
  const before = await withService(join(root, 'data'), async (service) => {
    await asked(service, 'conversations:bulk', CONVERSATIONS.map((one) => JSON.stringify(one)).join('\n'));
    for (;;) {
      const coverage = (await asked(service, 'coverage')) as { pending: number };
      if (coverage.pending === 0) break;
      await pause(50);
    }
    return answersOf(service);
  });
  await backUpFolder(join(root, 'data'), join(root, 'backup.tar'), {
    program: '0.0.0',
    createdAt: '2026-01-06T00:00:00Z',
  });
  await rm(join(root, 'data'), { recursive: true });
  await restoreFolder(join(root, 'backup.tar'), join(root, 'restored'));
  const after = await withService(join(root, 'restored'), answersOf);
  expect(after).toEqual(before);
  expect(after.coverage).toMatchObject({ received: 12, analysed: 12, failed: 0, pending: 0 });
});

test('no service starts on a folder that is being copied', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-copied-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lock = lockFolder(folder);
  await writeFile(join(folder, 'session-secret'), 'kept');
  await expect(withService(folder, answersOf)).rejects.toThrow(
    `${folder} is in use by process ${process.pid}`,
  );
  lock.release();
  expect(await readdir(folder)).not.toContain('facts');
});

test('files that a killed process was reading are gone after the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-killed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyEmptyStore(join(folder, 'workflow'));
  const incoming = join(folder, 'incoming');
  for (const [own, file] of [
    ['upload-x', 'a.csv'],
    ['sound-x', 'recording'],
  ] as const) {
    await mkdir(join(incoming, own), { recursive: true });
    await writeFile(join(incoming, own, file), 'x');
  }
  expect(await withService(folder, () => readdir(incoming))).toEqual([]);
});

async function withService<Result>(
  folder: string,
  work: (service: RunningService) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings({}, { dataDir: folder, port: '0', threads: '1' });
  const service = await startService(settings, MAIN, SILENT);
  try {
    return await work(service);
  } finally {
    await service.stop(5000);
  }
}

async function answersOf(service: RunningService) {
  return {
    coverage: await asked(service, 'coverage'),
    conversation: await asked(service, 'conversations/c-3'),
    found: await asked(service, 'conversations?words=久等'),
  };
}

async function asked({ url, localKey }: RunningService, what: string, body?: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/${what}`, {
    headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/x-ndjson' },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  expect(response.status, what).toBeLessThan(300);
  const text = await response.text();
  return body === undefined ? JSON.parse(text) : text;
}
