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

  it('asks nothing of the database while what waits is held up by another of its group', async () => {
    const queues = [await openJobQueue(database), await openJobQueue(database)];
    let begun = 0;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    for (const queue of queues) {
      await queue.work('analyse', { concurrency: 1 }, async () => {
        begun += 1;
        await held;
      });
      await queue.send([analysisOf(String(begun), { group: 'g' })]);
      await vi.waitFor(() => expect(begun).toBe(1));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = database.statements();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([begun, database.statements() - before]).toEqual([1, 0]);
    release();
    await vi.waitFor(() => expect(begun).toBe(2));
    await Promise.all(queues.map((queue) => queue.close(1_000)));
  });

  it('makes an attempt again that its process left, and gives the job up only where it happens on and on', async () => {
    const opened = [await openJobQueue(database, { retries: 0 })];
    await database.execute('TRUNCATE jobs.job');
    await opened[0]!.send([analysisOf('b')]);
    let ends = 0;
    for (;;) {
      const gone = opened.at(-1)!;
      if ((await gone.dead(1)).length > 0) break;
      await gone.work('analyse', { concurrency: 1 }, () => new Promise(() => {}));
      await vi.waitFor(async () => expect((await gone.counts()).analyse.active).toBe(1), { interval: 5 });
      opened.push(await openJobQueue(database, { retries: 0 }));
      ends += 1;
    }
    expect(ends).toBe(26);
    expect(await opened.at(-1)!.dead(1)).toMatchObject([
      { reason: 'The service ended while it was working on the job.' },
    ]);
    await Promise.all(opened.map((queue) => queue.close(0)));
  });

  it('writes what queues are like only where the settings have changed', async () => {
    const changes = async () => {
      const { rows } = await database.execute('SELECT name, updated_on FROM jobs.queue ORDER BY name');
      return rows;
    };
    await (await openJobQueue(database, { retries: 3 })).close(0);
    const before = await changes();
    await (await openJobQueue(database, { retries: 3 })).close(0);
    expect(await changes()).toEqual(before);
    await (await openJobQueue(database, { retries: 4 })).close(0);
    const { rows } = await database.execute("SELECT retry_limit FROM jobs.queue WHERE name = 'analyse'");
    expect(rows).toEqual([{ retry_limit: 4 }]);
  });
});
