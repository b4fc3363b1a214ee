import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openBlobStore } from '#adapters/blobs/open-blob-store.ts';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { copyEmptyStore } from '../suites/embedded-folder.ts';
import { sampleFact } from '../suites/sample-fact.ts';
import { makeSmallDisk, type SmallDisk } from '../suites/small-disk.ts';
import { AT, receipts } from '../suites/workflow/samples.ts';

const MB = 1024 * 1024;
const WHOLE_MS = 20_000;

const made = makeSmallDisk(160 * MB);

describe.skipIf(made === null)('a disk that becomes full', () => {
  const disk = made as SmallDisk;
  afterAll(() => disk.remove());

  test('the workflow store refuses, keeps what it accepted, and goes on once there is room', async () => {
    const folder = join(disk.folder, 'workflow');
    await copyEmptyStore(folder);
    const { store, sql } = await openWorkflowStore({ folder });
    const queue = await openJobQueue(sql);
    const accepted: string[] = [];
    const receive = async (batch: string) => {
      await store.receipts.receive('org', batch, receipts(1_000, batch), AT);
      accepted.push(batch);
    };
    await receive('before');
    // Room for a while, but for no further piece of PostgreSQL's log: that ends the engine, unlike a table that
    // cannot grow.
    disk.fill(12 * MB);
    const failure = await repeatedly(receive);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure.message).toMatch(/No space left on device/);
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    await expect(queue.counts()).rejects.toThrow(StoreUnavailable);
    await expect(receive('refused')).rejects.toThrow(StoreUnavailable);
    disk.makeRoom();
    const working = () => store.check().then(() => 'working');
    await expect.poll(working, { timeout: WHOLE_MS, interval: 200 }).toBe('working');
    await receive('after');
    const found: number[] = [];
    for (const batch of accepted) found.push((await store.receipts.inBatch('org', batch)).length);
    expect(found).toEqual(accepted.map(() => 1_000));
    expect((await queue.counts()).analyse.dead).toBe(0);
    await queue.close(0);
    await store.close();
    await (await openWorkflowStore({ folder })).store.close();
  });

  test('the facts store refuses, and takes the same facts once there is room', async () => {
    const store = await openFactStore({ folder: join(disk.folder, 'facts') });
    const text = (seed: number) =>
      Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * seed) % 7_919))).join('');
    const batch = (name: string) =>
      Array.from({ length: 200 }, (_, index) =>
        sampleFact({ id: `${name}-${index}`, turns: [['customer', text(index + name.length)]] }),
      );
    const appended: string[] = [];
    const append = async (name: string) => {
      await store.append('org', batch(name));
      appended.push(name);
    };
    await append('before');
    disk.fill(MB);
    const failure = await repeatedly(append);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    disk.makeRoom();
    await expect.poll(() => append('after').then(() => 'working'), { timeout: WHOLE_MS }).toBe('working');
    await store.check();
    expect(await store.count('org', {})).toBeGreaterThanOrEqual(new Set(appended).size * 200);
    await store.close();
  });

  test('the blob store refuses, leaves nothing half written, and goes on once there is room', async () => {
    const store = await openBlobStore(join(disk.folder, 'blobs'));
    await store.put('a', new Uint8Array(100_000).fill(1));
    disk.fill(50_000);
    await expect(store.put('b', new Uint8Array(200_000))).rejects.toThrow(StoreUnavailable);
    expect(await store.get('b')).toBeNull();
    disk.makeRoom();
    await store.put('b', new Uint8Array(200_000).fill(2));
    expect([(await store.get('a'))?.at(-1), (await store.get('b'))?.length]).toEqual([1, 200_000]);
  });
});

/** Calls under ever new names until one is refused. */
async function repeatedly(call: (name: string) => Promise<unknown>): Promise<Error> {
  for (let number = 0; number < 500; number++) {
    try {
      await call(`n${number}`);
    } catch (failure) {
      return failure as Error;
    }
  }
  throw new Error('The disk did not become full.');
}
