import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { analysisOf, describeJobQueue } from '../../../test/suites/job-queue.ts';
import { createTestDatabase } from '../../../test/suites/postgres-database.ts';
import { openJobQueue } from './open-job-queue.ts';

const database = await createTestDatabase({ empty: true });
const url = database?.url ?? '';
afterAll(() => database?.drop());

async function ask(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(database === null)('on PostgreSQL', () => {
  const empty = async (): Promise<void> => void (await ask('TRUNCATE jobs.job'));
  describeJobQueue('the job queue', () => ({ connection: { url }, empty }));

  it('gives each job to one of several workers, once', async () => {
    const heard: string[] = [];
    const workers = await Promise.all([1, 2, 3].map(() => openJobQueue({ url })));
    for (const worker of workers) {
      await worker.work('analyse', { concurrency: 4 }, async ({ batch }) => void heard.push(batch));
    }
    const batches = Array.from({ length: 300 }, (_, at) => String(at));
    for (const some of [batches.slice(0, 150), batches.slice(150)]) {
      await workers[0]?.send(some.map((batch) => analysisOf(batch)));
    }
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(300), { timeout: 10_000 });
    await Promise.all(workers.map((worker) => worker.close(1_000)));
    expect(heard.sort()).toEqual(batches.sort());
  });

  it('starts a job within half a second when another process sent it', async () => {
    const worker = await openJobQueue({ url });
    const sender = await openJobQueue({ url });
    let startedAt = 0;
    await worker.work('analyse', { concurrency: 1 }, async () => {
      startedAt = performance.now();
    });
    await pause(500);
    const sentAt = performance.now();
    await sender.send([analysisOf('b')]);
    await vi.waitFor(() => expect(startedAt).toBeGreaterThan(0), { timeout: 3_000 });
    expect(startedAt - sentAt).toBeLessThan(500);
    await Promise.all([worker.close(1_000), sender.close(0)]);
  });

  it('aborts a handler of which the job was given to another worker', async () => {
    const queue = await openJobQueue({ url }, { heartbeatSeconds: 10 });
    let aborted = (): boolean => false;
    const heard: string[] = [];
    await queue.work('analyse', { concurrency: 1 }, async ({ batch }, { signal }) => {
      heard.push(batch);
      if (batch !== 'lost') return;
      aborted = () => signal.aborted;
      await new Promise(() => {});
    });
    await queue.send([analysisOf('lost')]);
    await vi.waitFor(() => expect(heard).toEqual(['lost']));
    await ask(`UPDATE jobs.job SET retry_count = retry_count + 1 WHERE state = 'active'`);
    await vi.waitFor(() => expect(aborted()).toBe(true), { timeout: 6_000, interval: 50 });
    await queue.send([analysisOf('next')]);
    await vi.waitFor(() => expect(heard).toEqual(['lost', 'next']));
    await vi.waitFor(async () => expect((await queue.counts()).analyse.active).toBe(1));
    await queue.close(0);
    await empty();
  });

  it('may be opened by several processes at once, the tables missing', async () => {
    await ask('DROP SCHEMA jobs CASCADE');
    const queues = await Promise.all([1, 2, 3, 4].map(() => openJobQueue({ url })));
    await queues[0]?.send([analysisOf('b')]);
    expect((await queues[3]?.counts())?.analyse.waiting).toBe(1);
    await Promise.all(queues.map((queue) => queue.close(0)));
    await empty();
  });
});

it('says where and what to do when the database cannot be reached', async () => {
  const opened = openJobQueue({ url: 'postgres://somebody:secret@127.0.0.1:1/jobs' });
  await expect(opened).rejects.toThrow(StoreUnavailable);
  await expect(opened).rejects.toThrow('The job queue at postgres://127.0.0.1:1/jobs cannot be used');
});
