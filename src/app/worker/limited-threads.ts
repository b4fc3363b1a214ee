import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type LimitedTask, type TaskProgress, taskProgress } from './limited-task.ts';
import { type ReadingRest, readingRest } from './reading-rest.ts';

const LOOK_MS = 250;
/** To open the model and compile rulebooks, which take some seconds of processor. */
const PREPARING_MS = 60_000;
/** A task that waits instead of working has so many times its limit. */
const WAITING = 10;
/** A task whose time is up has so much of it once more to end by itself. */
const TO_END = 0.3;

/** Threads whose tasks have so much time and no more. */
export interface LimitedThreads {
  /**
   * @param limitMs of the size that the task tells when it begins: processor time of the thread, from when it is
   *   prepared; ten times that while it waits. Time in which this process stood still does not count, nor what other
   *   programs took. Then the task is to read no further, and its thread is ended, though never while it reads: the
   *   task rejects.
   */
  run<Result>(name: string, task: unknown, limitMs: (size: number) => number): Promise<Result>;
  /** Lets what is being read come to rest, and ends all threads. */
  close(): Promise<void>;
}

/** @param what names the tasks in the message of those that took too long */
export function openLimitedThreads(
  what: string,
  options: ConstructorParameters<typeof Piscina>[0],
): LimitedThreads {
  const pool = new Piscina(options);
  const running = new Set<ReadingRest>();
  return {
    async run(name, task, limitMs) {
      const rest = readingRest();
      const progress = taskProgress();
      const given = { task, rest: rest.shared, progress: progress.shared } satisfies LimitedTask<unknown>;
      const end = new AbortController();
      const watched = { progress, rest, isDone: false, threadOf: threadsOf(pool) };
      running.add(rest);
      void watch(watched, limitMs, end);
      try {
        return await pool.run(given, { name, signal: end.signal });
      } catch (failure) {
        const { overMs } = watched as Watched;
        if (overMs === undefined) throw failure;
        throw new Error(`${what} took longer than ${overMs / 1000} s and was ended`, { cause: failure });
      } finally {
        watched.isDone = true;
        running.delete(rest);
      }
    },
    async close() {
      await Promise.all([...running].map((rest) => rest.reached()));
      await pool.destroy();
    },
  };
}

interface Watched {
  readonly progress: TaskProgress;
  readonly rest: ReadingRest;
  readonly threadOf: (id: number) => Worker | undefined;
  isDone: boolean;
  /** The limit that was passed. */
  overMs?: number;
}

function threadsOf(pool: Piscina): Watched['threadOf'] {
  return (id) => pool.threads.find((thread) => thread.threadId === id);
}

async function watch(task: Watched, limitOf: (size: number) => number, end: AbortController): Promise<void> {
  const { progress, rest } = task;
  if (await hasHad(task, PREPARING_MS, () => progress.hasBegun)) task.overMs = PREPARING_MS;
  else {
    const limitMs = limitOf(progress.size);
    if (!(await hasHad(task, limitMs))) return;
    task.overMs = limitMs;
  }
  rest.want();
  if (
    await hasHad(
      task,
      TO_END * task.overMs,
      () => false,
      () => rest.isReading,
    )
  )
    end.abort();
}

/**
 * Waits until the thread of a task has had so much time.
 * @param isPast whether it is no longer of interest how long this takes
 * @param isExcused whether the task may go on for now, however long it has taken
 * @returns false where the task is done or this is past
 */
async function hasHad(
  task: Watched,
  limitMs: number,
  isPast = () => false,
  isExcused = () => false,
): Promise<boolean> {
  const isOut = () => task.isDone || isPast();
  let livedMs = 0;
  let usedBefore: number | undefined;
  for (let before = performance.now(); ; ) {
    await pause(LOOK_MS, undefined, { ref: false });
    const now = performance.now();
    // A longer pause than asked for is one in which this process stood still, or the machine slept.
    livedMs += Math.min(now - before, 2 * LOOK_MS);
    before = now;
    const thread = task.threadOf(task.progress.thread);
    const used = isOut() || thread === undefined ? undefined : await processorMs(thread, livedMs);
    if (isOut()) return false;
    usedBefore ??= used;
    const hadMs = (used ?? 0) - (usedBefore ?? 0);
    if (!isExcused() && (hadMs >= limitMs || livedMs >= WAITING * limitMs)) return true;
  }
}

/**
 * What a thread has used of the processors since it began, told once no native code runs in it; undefined where it has
 * just ended.
 * @param otherwise for a Node before 24.6, which cannot tell
 */
async function processorMs(thread: Worker, otherwise: number): Promise<number | undefined> {
  if (typeof thread.cpuUsage !== 'function') return otherwise;
  const usage = await thread.cpuUsage().catch(() => undefined);
  return usage && (usage.user + usage.system) / 1000;
}
