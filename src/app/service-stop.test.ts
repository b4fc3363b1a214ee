import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { copyEmptyStore } from '../../test/suites/embedded-folder.ts';
import { startService } from './service.ts';
import { readSettings } from './settings.ts';

const MAIN = { id: 'main', name: 'Main', timeZone: 'UTC', retentionDays: null, packs: [] };
const SILENT = { info() {}, warn() {}, error() {} };

test('a service that is told to stop begins no job while a request ends, and takes in what that brings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-stop-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyEmptyStore(join(folder, 'workflow'));
  const settings = readSettings({}, { dataDir: folder, port: '0', threads: '1' });
  const { url, localKey, ports, stop } = await startService(settings, MAIN, SILENT);
  const { readable, writable } = new TransformStream<Uint8Array>();
  const writer = writable.getWriter();
  const send = (id: string) =>
    writer.write(Buffer.from(`${JSON.stringify({ id, turns: [{ role: 'customer', text: '你好' }] })}\n`));
  const answer = fetch(`${url}/api/v1/conversations:bulk`, {
    ...{ method: 'POST', body: readable, duplex: 'half' as const },
    headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/x-ndjson' },
  });
  await send('a');
  await pause(200);
  const stopped = stop(10_000);
  await ports.queue.send([
    { name: 'run', payload: { organisation: 'main', run: 'none' }, priority: 'fresh' },
  ]);
  await pause(300);
  expect((await ports.queue.counts()).run).toEqual({ waiting: 1, active: 0, dead: 0 });
  await send('b');
  await writer.close();
  expect((await (await answer).text()).match(/"accepted"/g)).toHaveLength(2);
  await stopped;
});
