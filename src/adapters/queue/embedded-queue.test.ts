import { afterAll, describe, expect, it, vi } from 'vitest';
import { openEmbeddedDatabase } from '../../../test/suites/embedded-database.ts';
import { analysisOf, describeJobQueue } from '../../../test/suites/job-queue.ts';
import { openJobQueue } from './open-job-queue.ts';

const database = await openEmbeddedDatabase();
afterAll(() => database.close());

describeJobQueue('the job queue, embedded', () => ({
  connection: database,
  async empty() {
    await database.execute('TRUNCATE jobs.job');
  },
}));

describe('the job queue, embedded', () => {
  it('sends a hundred jobs by one statement and works on them by two for each full load', async () => {
    const queue = await openJobQueue(database);
    await queue.counts();
    const beforeSending = database.statements();
    await queue.send(Array.from({ length: 100 }, (_, at) => analysisOf(String(at))));
    expect(database.statements() - beforeSending).toBe(1);
    let done = 0;
    const beforeWorking = database.statements();
    await queue.work('analyse', { concurrency: 10 }, async () => {
      done += 1;
    });
    await vi.waitFor(() => expect(done).toBe(100));
    await queue.close(1_000);
    expect(database.statements() - beforeWorking).toBeLessThanOrEqual(24);
  });

  it('asks nothing of the database while it is idle', async () => {
    const queue = await openJobQueue(database);
    await queue.work('analyse', { concurrency: 4 }, async () => {});
    await queue.work('run', { concurrency: 4 }, async () => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = database.statements();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(database.statements() - before).toBe(0);
    await queue.close(0);
  });

  it('counts a failed try, with the reason, for what was active when it is opened', async () => {
    const gone = await openJobQueue(database, { retries: 0 });
    await gone.work('analyse', { concurrency: 1 }, () => new Promise(() => {}));
    await gone.send([analysisOf('b')]);
    await vi.waitFor(async () => expect((await gone.counts()).analyse.active).toBe(1));
    const next = await openJobQueue(database);
    expect(await next.dead(1)).toMatchObject([
      { reason: 'The service ended while it was working on the job.', attempts: 1 },
    ]);
    await Promise.all([gone.close(0), next.close(0)]);
  });
});
