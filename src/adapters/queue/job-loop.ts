import { setTimeout as sleep } from 'node:timers/promises';
import type { JobName, JobPayloads } from '#core/ports/jobs.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { Bell } from './bell.ts';

export interface Attempt {
  readonly id: string;
  /** Tries before this one. */
  readonly retryCount: number;
}

/** A job as it was handed out. */
export interface FetchedJob extends Attempt {
  readonly data: unknown;
}

/** What a loop asks of the queue's database, about jobs of one name. */
export interface LoopStore {
  fetch(limit: number): Promise<readonly FetchedJob[]>;
  done(attempts: readonly Attempt[]): Promise<void>;
  failed(attempts: readonly Attempt[], reason: string): Promise<void>;
  putBack(attempts: readonly Attempt[]): Promise<void>;
  /** Those of the attempts that are still this worker's. */
  heartbeat(attempts: readonly Attempt[]): Promise<ReadonlySet<string>>;
  /** Until the next job may be started; null when none waits. */
  nextDueMs(): Promise<number | null>;
}

export interface LoopOptions<Name extends JobName> {
  readonly name: Name;
  readonly concurrency: number;
  readonly timeLimitMs: number;
  readonly abandonAfterMs: number;
  /** Null where nobody else could take a job over. */
  readonly heartbeatMs: number | null;
  /** Looks for jobs at least so often, should nobody have rung. */
  readonly idleMs: number;
  readonly onProblem: (problem: Error) => void;
}

export type Handler<Name extends JobName> = (
  payload: JobPayloads[Name],
  context: { readonly signal: AbortSignal },
) => Promise<void>;

interface Running {
  readonly job: FetchedJob;
  readonly controller: AbortController;
}

/** Handlers that end within this time of each other are settled by one statement. */
const GATHER_MS = 5;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/**
 * Works on jobs of one name. One cycle after the other settles what has ended, fetches as many jobs as there
 * are free places, and sleeps until a handler ends, somebody rings, or a job falls due. So a burst of jobs
 * costs two statements for every `concurrency` jobs, and an idle queue next to none.
 */
export class JobLoop<Name extends JobName> {
  readonly #store: LoopStore;
  readonly #options: LoopOptions<Name>;
  readonly #handle: Handler<Name>;
  readonly #bell = new Bell();
  readonly #running = new Map<string, Running>();
  #done: Attempt[] = [];
  /** Waited for a store as long as a job may take: none of their tries is used up. */
  #waited: Attempt[] = [];
  #failed: { readonly attempt: Attempt; readonly reason: string }[] = [];
  #mayHaveMore = true;
  #nextDueAt: number | null = null;
  #nextDueKnown = false;
  #closing = false;
  #ended: Promise<void> = Promise.resolve();
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(store: LoopStore, options: LoopOptions<Name>, handle: Handler<Name>) {
    this.#store = store;
    this.#options = options;
    this.#handle = handle;
  }

  start(): void {
    const { heartbeatMs } = this.#options;
    if (heartbeatMs !== null) this.#heartbeat = setInterval(() => void this.#beat(), heartbeatMs);
    this.#ended = this.#run();
  }

  /** Jobs were sent. */
  wake(): void {
    this.#mayHaveMore = true;
    this.#bell.ring();
  }

  async close(graceMs: number): Promise<void> {
    this.#closing = true;
    this.#bell.ring();
    await this.#ended;
    const until = Date.now() + graceMs;
    while (this.#running.size > 0 && Date.now() < until) await this.#bell.wait(until - Date.now());
    clearInterval(this.#heartbeat);
    const unfinished = [...this.#running.values()];
    this.#running.clear();
    for (const { controller } of unfinished) controller.abort(new Error('The service is stopping.'));
    const last = [this.#settle(), this.#store.putBack(unfinished.map(({ job }) => job))];
    for (const end of await Promise.allSettled(last)) if (end.status === 'rejected') this.#report(end.reason);
  }

  async #run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#closing) {
      try {
        await this.#cycle();
        pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        this.#report(error);
        this.#mayHaveMore = true;
        const until = Date.now() + pauseMs;
        while (!this.#closing && Date.now() < until) await this.#bell.wait(until - Date.now());
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      }
    }
  }

  async #cycle(): Promise<void> {
    await this.#settle();
    const free = this.#options.concurrency - this.#running.size;
    if (free > 0 && this.#mayHaveMore && !this.#closing) {
      this.#mayHaveMore = false;
      const jobs = await this.#store.fetch(free);
      if (jobs.length === free) this.#mayHaveMore = true;
      for (const job of jobs) void this.#begin(job);
    }
    if (this.#closing) return;
    if (this.#mayHaveMore || this.#running.size >= this.#options.concurrency) await this.#bell.wait();
    else await this.#waitForWork();
    if (this.#running.size > 0 && this.#hasOutcomes()) await sleep(GATHER_MS);
  }

  /** Until rung, or until a job falls due that was sent for later or has failed before. */
  async #waitForWork(): Promise<void> {
    if (!this.#nextDueKnown) {
      const ms = await this.#store.nextDueMs();
      this.#nextDueAt = ms === null ? null : Date.now() + Math.max(0, ms);
      this.#nextDueKnown = true;
    }
    const idle = Date.now() + this.#options.idleMs;
    const until = Math.min(idle, this.#nextDueAt ?? idle);
    const rung = await this.#bell.wait(Math.max(10, until - Date.now()));
    if (rung) return;
    this.#mayHaveMore = true;
    this.#nextDueKnown = false;
  }

  async #begin(job: FetchedJob): Promise<void> {
    const { timeLimitMs, abandonAfterMs, name, onProblem } = this.#options;
    const controller = new AbortController();
    const running: Running = { job, controller };
    this.#running.set(job.id, running);
    const overdue = new Error(`Not done within ${timeLimitMs / 1000} s.`);
    let abandon = (): void => {};
    const abandoned = new Promise<void>((resolve) => {
      abandon = resolve;
    });
    const limit = setTimeout(() => controller.abort(overdue), timeLimitMs);
    const lastWait = setTimeout(abandon, timeLimitMs + abandonAfterMs);
    let failure: unknown = null;
    try {
      // What was sent under a name has the payload of that name.
      await Promise.race([
        this.#handle(job.data as JobPayloads[Name], { signal: controller.signal }),
        abandoned,
      ]);
    } catch (error) {
      failure = error;
    }
    clearTimeout(limit);
    clearTimeout(lastWait);
    // Put back by `close`, or taken over by another worker.
    if (this.#running.get(job.id) !== running) return;
    this.#running.delete(job.id);
    const hasWaited = failure instanceof StoreUnavailable && controller.signal.aborted;
    if (controller.signal.aborted) failure = controller.signal.reason;
    if (hasWaited) this.#waited.push(job);
    else if (failure === null) this.#done.push(job);
    else {
      const reason = reasonOf(failure);
      this.#failed.push({ attempt: job, reason });
      const what = `Job ${job.id} (${name}) failed at try ${job.retryCount + 1}: ${reason}`;
      onProblem(new Error(what, { cause: failure }));
    }
    this.#bell.ring();
  }

  #hasOutcomes(): boolean {
    return this.#done.length > 0 || this.#waited.length > 0 || this.#failed.length > 0;
  }

  /** What could not be settled is kept for the next time. */
  async #settle(): Promise<void> {
    const done = [...this.#done];
    if (done.length > 0) {
      await this.#store.done(done);
      this.#done = this.#done.slice(done.length);
    }
    const waited = [...this.#waited];
    if (waited.length > 0) {
      await this.#store.putBack(waited);
      this.#waited = this.#waited.slice(waited.length);
      this.#mayHaveMore = true;
    }
    const byReason = Map.groupBy(this.#failed, (failed) => failed.reason);
    for (const [reason, failed] of byReason) {
      await this.#store.failed(
        failed.map(({ attempt }) => attempt),
        reason,
      );
      this.#failed = this.#failed.filter((other) => !failed.includes(other));
      this.#nextDueKnown = false;
    }
  }

  async #beat(): Promise<void> {
    const running = [...this.#running.values()];
    if (running.length === 0) return;
    try {
      const held = await this.#store.heartbeat(running.map(({ job }) => job));
      for (const { job, controller } of running) {
        if (held.has(job.id) || !this.#running.delete(job.id)) continue;
        controller.abort(new Error('The job was given to another worker.'));
        this.#bell.ring();
      }
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    this.#options.onProblem(error instanceof Error ? error : new Error(String(error)));
  }
}
