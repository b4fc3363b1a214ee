import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import type { JobQueue } from '#core/ports/jobs.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { openEmbeddedDatabase } from '../../../test/suites/embedded-database.ts';
import { analysisOf } from '../../../test/suites/job-queue.ts';
import { createTestDatabase } from '../../../test/suites/postgres-database.ts';
import { NoPostgres, startPostgresServer } from '../../../test/suites/postgres-server.ts';
import { openJobQueue } from './open-job-queue.ts';

const WORKER = fileURLToPath(new URL('../../../test/suites/job-worker.ts', import.meta.url));

/** Ends, without a word, a process that is working on a job. */
async function killWhileWorking(kind: 'url' | 'folder', place: string): Promise<void> {
  const worker = spawn(process.execPath, [WORKER, kind, place], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(worker, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: worker.stdout }), 'line'),
    ended.then(([code]) => [`ended with ${code}`]),
  ]);
  expect(line).toBe('working b');
  worker.kill('SIGKILL');
  await ended;
}

async function heardBy(queue: JobQueue, timeout: number): Promise<string[]> {
  const heard: string[] = [];
  await queue.work('analyse', { concurrency: 2 }, async ({ batch }) => void heard.push(batch));
  await vi.waitFor(() => expect(heard).not.toEqual([]), { timeout, interval: 50 });
  await queue.close(1_000);
  return heard;
}

async function checkpoint(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CHECKPOINT');
  await client.end();
}

describe.concurrent('a job of which the worker was killed', () => {
  it('is done after the restart, embedded', { timeout: 40_000 }, async ({ expect }) => {
    const folder = await mkdtemp(join(tmpdir(), 'tingzhen-queue-'));
    await killWhileWorking('folder', folder);
    const database = await openEmbeddedDatabase(folder);
    const queue = await openJobQueue(database, { firstRetrySeconds: 0 });
    expect(await heardBy(queue, 5_000)).toEqual(['b']);
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('is done by another worker, on PostgreSQL', { timeout: 60_000 }, async ({ expect, skip }) => {
    const database = await createTestDatabase({ empty: true });
    if (database === null) return skip();
    const settings = { heartbeatSeconds: 10, supervisionSeconds: 1, firstRetrySeconds: 0 };
    const queue = await openJobQueue({ url: database.url }, settings);
    await queue.send([analysisOf('b')]);
    await killWhileWorking('url', database.url);
    expect(await heardBy(queue, 25_000)).toEqual(['b']);
    await database.drop();
  });
});

describe('a PostgreSQL that goes away', () => {
  it('is said to be unavailable, and work goes on when it is back', { timeout: 60_000 }, async ({ skip }) => {
    const server = await startPostgresServer().catch((error: unknown) => {
      if (error instanceof NoPostgres) return null;
      throw error;
    });
    if (server === null) return skip();
    const problems: Error[] = [];
    const queue = await openJobQueue(
      { url: server.url },
      { firstRetrySeconds: 0, onProblem: (problem) => problems.push(problem) },
    );
    const heard: string[] = [];
    let release = (): void => {};
    await queue.work('analyse', { concurrency: 2 }, async ({ batch }) => {
      heard.push(batch);
      if (batch !== 'during') return;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await queue.send([analysisOf('during')]);
    await vi.waitFor(() => expect(heard).toEqual(['during']));
    // The test server does not wait for its disk; what was committed before the crash must be there after it.
    await checkpoint(server.url);
    await server.kill();
    release();
    await expect(queue.send([analysisOf('refused')])).rejects.toThrow(StoreUnavailable);
    await expect(queue.counts()).rejects.toThrow(StoreUnavailable);
    await vi.waitFor(() => expect(problems.some((it) => it instanceof StoreUnavailable)).toBe(true));
    await server.start();
    await vi.waitFor(() => queue.send([analysisOf('after')]), { timeout: 10_000, interval: 100 });
    await vi.waitFor(() => expect(heard).toEqual(['during', 'after']), { timeout: 10_000 });
    await vi.waitFor(
      async () => expect((await queue.counts()).analyse).toEqual({ waiting: 0, active: 0, dead: 0 }),
      { timeout: 10_000 },
    );
    await queue.close(1_000);
    await server.stop();
  });
});
