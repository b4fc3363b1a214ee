import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openJobQueue } from '#adapters/queue/open-job-queue.ts';
import type { JobQueueConnection, JobQueueSettings } from '#adapters/queue/settings.ts';
import type { JobQueue, JobToSend, Priority } from '#core/ports/jobs.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';

export interface JobQueueBackend {
  readonly connection: JobQueueConnection;
  /** Removes all jobs. No queue is open. */
  empty(): Promise<void>;
}

/** An analysis job that is told apart by its batch. */
export function analysisOf(batch: string, more: Partial<JobToSend<'analyse'>> = {}): JobToSend<'analyse'> {
  return {
    name: 'analyse',
    payload: { organisation: 'org', batch, reason: 'received' },
    priority: 'fresh',
    ...more,
  };
}

const until = (check: () => void | Promise<void>, timeout = 8_000): Promise<void> =>
  vi.waitFor(check, { timeout, interval: 20 });

const never = (): Promise<void> => new Promise(() => {});

/** What the job queue must do on every database. */
export function describeJobQueue(name: string, backend: () => JobQueueBackend): void {
  describe(name, () => {
    let open: JobQueue[] = [];
    let problems: Error[] = [];

    async function queueWith(settings: Partial<JobQueueSettings> = {}): Promise<JobQueue> {
      const onProblem = (problem: Error): void => void problems.push(problem);
      const queue = await openJobQueue(backend().connection, {
        firstRetrySeconds: 0,
        onProblem,
        ...settings,
      });
      open.push(queue);
      return queue;
    }

    async function closeAll(): Promise<void> {
      await Promise.all(open.map((queue) => queue.close(0)));
      open = [];
    }

    beforeEach(() => {
      problems = [];
    });
    afterEach(async () => {
      await closeAll();
      await backend().empty();
    });

    it('hands a job with its payload to the handler of its name, once', async () => {
      const queue = await queueWith();
      const heard: unknown[] = [];
      await queue.work('run', { concurrency: 2 }, async (payload) => void heard.push(['run', payload]));
      await queue.work(
        'analyse',
        { concurrency: 2 },
        async (payload) => void heard.push(['analyse', payload]),
      );
      const payload = { organisation: '听诊', batch: 'b/1', ids: ["it's"], reason: 'received' } as const;
      await queue.send([{ name: 'analyse', payload, priority: 'fresh' }]);
      await until(() => expect(heard).toEqual([['analyse', payload]]));
      await until(async () => {
        expect((await queue.counts()).analyse).toEqual({ waiting: 0, active: 0, dead: 0 });
      });
      await queue.send([{ name: 'run', payload: { organisation: 'o', run: 'r' }, priority: 'replay' }]);
      await until(() => expect(heard).toHaveLength(2));
      expect(problems).toEqual([]);
    });

    it('takes fresh jobs before replays, and these before history, each in the order of sending', async () => {
      const queue = await queueWith();
      const sent: Priority[] = ['backfill', 'replay', 'fresh', 'backfill', 'replay', 'fresh'];
      for (const [at, priority] of sent.entries())
        await queue.send([analysisOf(`${priority} ${at}`, { priority })]);
      const order: string[] = [];
      await queue.work('analyse', { concurrency: 1 }, async ({ batch }) => void order.push(batch));
      await until(() => expect(order).toHaveLength(6));
      expect(order).toEqual(['fresh 2', 'fresh 5', 'replay 1', 'replay 4', 'backfill 0', 'backfill 3']);
    });

    it('starts a job within half a second when it has been idle', async () => {
      const queue = await queueWith();
      let startedAt = 0;
      await queue.work('analyse', { concurrency: 1 }, async () => {
        startedAt = performance.now();
      });
      await pause(300);
      const sentAt = performance.now();
      await queue.send([analysisOf('b')]);
      await until(() => expect(startedAt).toBeGreaterThan(0));
      expect(startedAt - sentAt).toBeLessThan(500);
    });

    it('works on as many jobs at once as it was told, and on no more', async () => {
      const queue = await queueWith();
      let running = 0;
      let most = 0;
      let done = 0;
      await queue.work('analyse', { concurrency: 3 }, async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(10);
        running -= 1;
        done += 1;
      });
      await queue.send(Array.from({ length: 20 }, (_, at) => analysisOf(String(at))));
      await until(() => expect(done).toBe(20));
      expect(most).toBe(3);
    });

    it('tries a failed job again, after pauses', async () => {
      const queue = await queueWith({ firstRetrySeconds: 1, longestRetrySeconds: 1 });
      const tries: number[] = [];
      await queue.work('analyse', { concurrency: 1 }, async () => {
        tries.push(performance.now());
        if (tries.length < 3) throw new Error('not yet');
      });
      await queue.send([analysisOf('b')]);
      await until(() => expect(tries).toHaveLength(3));
      const [first = 0, second = 0, third = 0] = tries;
      expect(second - first).toBeGreaterThan(950);
      expect(third - second).toBeGreaterThan(950);
      expect(third - second).toBeLessThan(2_500);
      await until(async () => expect((await queue.counts()).analyse.waiting).toBe(0));
      expect(await queue.dead(10)).toEqual([]);
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^Job .* \(analyse\) failed at try 1: not yet$/),
        expect.stringMatching(/^Job .* \(analyse\) failed at try 2: not yet$/),
      ]);
    });

    it('gives a job up after its last try, keeps the reason, and sends it again when told', async () => {
      const queue = await queueWith({ retries: 2 });
      let tries = 0;
      let poisoned = true;
      await queue.work('analyse', { concurrency: 2 }, async ({ batch }) => {
        if (batch !== 'poison') return;
        tries += 1;
        if (poisoned) throw new Error(`cannot be read (try ${tries})`);
      });
      await queue.send([analysisOf('poison', { priority: 'backfill' }), analysisOf('fine')]);
      await until(async () => {
        expect((await queue.counts()).analyse).toEqual({ waiting: 0, active: 0, dead: 1 });
      });
      const [dead] = await queue.dead(10);
      expect(dead).toMatchObject({
        name: 'analyse',
        payload: { organisation: 'org', batch: 'poison', reason: 'received' },
        reason: 'cannot be read (try 3)',
        attempts: 3,
      });
      expect(Math.abs(Date.parse(dead?.failedAt ?? '') - Date.now())).toBeLessThan(60_000);
      poisoned = false;
      expect(await queue.replay(['unknown', '00000000-0000-4000-8000-000000000000'])).toBe(0);
      expect(await queue.replay([dead?.id ?? ''])).toBe(1);
      await until(() => expect(tries).toBe(4));
      await until(async () => {
        expect((await queue.counts()).analyse).toEqual({ waiting: 0, active: 0, dead: 0 });
      });
      expect(await queue.dead(10)).toEqual([]);
    });

    it('sends all dead jobs again, however many, but not what waits under the same key anyway', async () => {
      const queue = await queueWith({ retries: 0 });
      await queue.work('analyse', { concurrency: 20 }, async () => {
        throw new Error('the store is gone');
      });
      const jobs = Array.from({ length: 50 }, (_, at) => analysisOf(String(at)));
      await queue.send([...jobs, analysisOf('keyed', { key: 'k' })]);
      await until(async () => expect((await queue.counts()).analyse.dead).toBe(51));
      expect(await queue.dead(5)).toHaveLength(5);
      await closeAll();
      const later = await queueWith();
      await later.send([analysisOf('keyed', { key: 'k' })]);
      expect(await later.replay()).toBe(50);
      expect((await later.counts()).analyse).toEqual({ waiting: 51, active: 0, dead: 0 });
    });

    it('does not send a second job of the same key while the first one waits', async () => {
      const queue = await queueWith({ firstRetrySeconds: 60, retries: 1 });
      await queue.send([analysisOf('1', { key: 'k' }), analysisOf('2', { key: 'k' }), analysisOf('3')]);
      await queue.send([analysisOf('4', { key: 'k' }), analysisOf('5', { key: 'other' }), analysisOf('6')]);
      expect((await queue.counts()).analyse.waiting).toBe(4);
      const heard: string[] = [];
      await queue.work('analyse', { concurrency: 1 }, async ({ batch }) => {
        heard.push(batch);
        if (batch === '1') throw new Error('not yet');
      });
      await until(() => expect(heard).toHaveLength(4));
      expect(heard).toEqual(expect.arrayContaining(['1', '3', '5', '6']));
      // The first one waits for its next try.
      await queue.send([analysisOf('7', { key: 'k' }), analysisOf('8', { key: 'other' })]);
      await until(() => expect(heard.at(-1)).toBe('8'));
      await until(async () =>
        expect((await queue.counts()).analyse).toMatchObject({ waiting: 1, active: 0 }),
      );
    });

    it('sends a job of the same key once the first one is being worked on', async () => {
      const queue = await queueWith();
      const heard: string[] = [];
      let release = (): void => {};
      await queue.work('analyse', { concurrency: 1 }, async ({ batch }) => {
        heard.push(batch);
        if (batch === '1') {
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        }
      });
      await queue.send([analysisOf('1', { key: 'k' })]);
      await until(() => expect(heard).toEqual(['1']));
      await queue.send([analysisOf('2', { key: 'k' })]);
      expect((await queue.counts()).analyse).toEqual({ waiting: 1, active: 1, dead: 0 });
      release();
      await until(() => expect(heard).toEqual(['1', '2']));
    });

    it('sends no job of a key that is being worked on where the sender wishes so', async () => {
      const queue = await queueWith();
      const heard: string[] = [];
      let finish = (): void => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      await queue.work('analyse', { concurrency: 2 }, async ({ batch }) => {
        heard.push(batch);
        await finished;
      });
      await queue.send([analysisOf('first', { key: 'k' })]);
      await until(() => expect(heard).toEqual(['first']));
      await queue.send([
        analysisOf('second', { key: 'k', unlessAtWork: true }),
        analysisOf('other', { key: 'l', unlessAtWork: true }),
      ]);
      await until(() => expect(heard).toEqual(['first', 'other']));
      finish();
      await until(async () =>
        expect((await queue.counts()).analyse).toEqual({ waiting: 0, active: 0, dead: 0 }),
      );
      expect(heard).toEqual(['first', 'other']);
    });

    it('works on one job of a group at a time, in whatever process, and on others meanwhile', async () => {
      const [first, second] = [await queueWith(), await queueWith()];
      const begun: string[] = [];
      const running: string[] = [];
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      for (const worker of [first, second]) {
        await worker.work('analyse', { concurrency: 1 }, async ({ batch }) => {
          const [group] = batch.split(' ');
          expect(running).not.toContain(group);
          running.push(group!);
          begun.push(batch);
          if (batch === 'a 1') await held;
          running.splice(running.indexOf(group!), 1);
        });
      }
      const send = (queue: JobQueue, batch: string) =>
        queue.send([analysisOf(batch, { group: batch.split(' ')[0]! })]);
      await send(first, 'a 1');
      await until(() => expect(begun).toEqual(['a 1']));
      for (const batch of ['a 2', 'b 1', 'a 3', 'b 2']) await send(second, batch);
      await until(() => expect(begun).toEqual(['a 1', 'b 1', 'b 2']));
      await pause(200);
      expect(begun).toHaveLength(3);
      release();
      await until(() => expect(begun).toEqual(['a 1', 'b 1', 'b 2', 'a 2', 'a 3']));
      expect(problems).toEqual([]);
    });

    it('aborts a handler that hangs, counts a failed try and goes on with other jobs', async () => {
      const queue = await queueWith({
        retries: 1,
        timeLimitSeconds: { analyse: 1, run: 1, retention: 1, deliver: 1, insights: 1, notice: 1 },
        abandonAfterMs: 100,
      });
      const aborted: boolean[] = [];
      let others = 0;
      await queue.work('analyse', { concurrency: 1 }, async ({ batch }, { signal }) => {
        if (batch === 'other') others += 1;
        else {
          setTimeout(() => aborted.push(signal.aborted), 1_050);
          await never();
        }
      });
      await queue.send([analysisOf('hangs'), analysisOf('other', { priority: 'backfill' })]);
      await until(async () => expect(await queue.dead(1)).toHaveLength(1));
      expect(await queue.dead(1)).toMatchObject([{ reason: 'Not done within 1 s.', attempts: 2 }]);
      await until(() => expect(others).toBe(1));
      expect(aborted).toEqual([true, true]);
    });

    it('counts a handler that ends because it was aborted as failed', async () => {
      const queue = await queueWith({
        retries: 0,
        timeLimitSeconds: { analyse: 1, run: 1, retention: 1, deliver: 1, insights: 1, notice: 1 },
      });
      await queue.work('analyse', { concurrency: 1 }, async (_, { signal }) => {
        while (!signal.aborted) await pause(10);
      });
      await queue.send([analysisOf('b')]);
      await until(async () => expect((await queue.counts()).analyse.dead).toBe(1));
    });

    it('counts no try of a handler that waited for a store as long as a job may take', async () => {
      const queue = await queueWith({
        retries: 0,
        timeLimitSeconds: { analyse: 1, run: 1, retention: 1, deliver: 1, insights: 1, notice: 1 },
      });
      let tries = 0;
      await queue.work('analyse', { concurrency: 1 }, async (_, { signal }) => {
        if (++tries === 3) return;
        while (!signal.aborted) await pause(10);
        throw new StoreUnavailable('The store is away.');
      });
      await queue.send([analysisOf('b')]);
      await until(async () =>
        expect([tries, (await queue.counts()).analyse]).toEqual([3, { waiting: 0, active: 0, dead: 0 }]),
      );
      expect(problems).toEqual([]);
    });

    it('lets running jobs end when work is ended, starts no others, and takes them until it is closed', async () => {
      const queue = await queueWith();
      const ended: string[] = [];
      let started = 0;
      await queue.work('analyse', { concurrency: 1 }, async ({ batch }) => {
        started += 1;
        await pause(200);
        ended.push(batch);
      });
      await queue.send([analysisOf('1'), analysisOf('2')]);
      await until(() => expect(started).toBe(1));
      await queue.endWork(5_000);
      await queue.send([analysisOf('3')]);
      await queue.close(0);
      open = [];
      expect(ended).toEqual(['1']);
      expect((await (await queueWith()).counts()).analyse).toEqual({ waiting: 2, active: 0, dead: 0 });
    });

    it('puts back what is still running after the grace, without counting a try', async () => {
      const queue = await queueWith({ retries: 0 });
      let aborted = (): boolean => false;
      await queue.work('analyse', { concurrency: 1 }, async (_, { signal }) => {
        aborted = () => signal.aborted;
        await never();
      });
      await queue.send([analysisOf('b', { key: 'k' })]);
      await until(async () => expect((await queue.counts()).analyse.active).toBe(1));
      // Waits under the key that the job being put back has, too.
      await queue.send([analysisOf('second', { key: 'k' })]);
      const closingAt = performance.now();
      await queue.close(100);
      open = [];
      expect(performance.now() - closingAt).toBeLessThan(2_000);
      expect(aborted()).toBe(true);
      const next = await queueWith({ retries: 0 });
      const heard: string[] = [];
      await next.work('analyse', { concurrency: 1 }, async ({ batch }) => void heard.push(batch));
      await until(() => expect(heard).toEqual(['b', 'second']));
      expect(await next.dead(1)).toEqual([]);
      expect(problems).toEqual([]);
    });

    it('keeps waiting jobs over a restart and may be opened with other settings', async () => {
      await (await queueWith()).send([analysisOf('1')]);
      await closeAll();
      const next = await queueWith({
        retries: 1,
        timeLimitSeconds: { analyse: 5, run: 5, retention: 5, deliver: 5, insights: 5, notice: 5 },
      });
      const heard: string[] = [];
      await next.work('analyse', { concurrency: 1 }, async ({ batch }) => void heard.push(batch));
      await until(() => expect(heard).toEqual(['1']));
    });

    it('sends nothing for an empty list', async () => {
      const queue = await queueWith();
      await queue.send([]);
      expect((await queue.counts()).analyse.waiting).toBe(0);
    });
  });
}
