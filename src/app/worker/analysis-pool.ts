import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { type AnalysisPool, AnalysisStopped } from '#app/usecases/service/ports.ts';
import type { ThreadTask } from './analyse-in-thread.ts';
import { turnstile } from './turnstile.ts';

export interface AnalysisPoolOptions {
  /** Default: one less than the machine has processors, at least one. */
  readonly threads?: number;
  /** A task that takes longer loses its thread. Default 30 s and 200 ms for each conversation. */
  readonly timeLimitMs?: (conversations: number) => number;
}

const THREAD = fileURLToPath(new URL('./analyse-in-thread.ts', import.meta.url));
const YOUNG_GENERATION_MB = 64;

/**
 * Threads that analyse, so that requests are answered meanwhile. A thread that dies or hangs is replaced; its
 * task rejects.
 */
export function openAnalysisPool(options: AnalysisPoolOptions = {}): AnalysisPool {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const timeLimit = options.timeLimitMs ?? ((conversations) => 30_000 + 200 * conversations);
  const pool = new Piscina<ThreadTask, Awaited<ReturnType<AnalysisPool['analyse']>>>({
    filename: THREAD,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  // The limit is on a task's own work: it must not run out while another task holds the thread.
  const oneAThread = turnstile(threads);
  let closed = false;
  const run = async (task: ThreadTask) => {
    if (closed) throw new AnalysisStopped('The analysis is stopped.');
    const limit = timeLimit(task.conversations.length);
    const signal = AbortSignal.timeout(limit);
    try {
      return await pool.run(task, { signal });
    } catch (failure) {
      if (closed) throw new AnalysisStopped('The analysis was stopped.', { cause: failure });
      if (!signal.aborted) throw failure;
      throw new Error(`the analysis took longer than ${limit / 1000} s and was ended`, { cause: failure });
    }
  };
  return {
    analyse: (rulebooks, conversations) => oneAThread(() => run({ rulebooks, conversations })),
    close() {
      closed = true;
      return pool.destroy();
    },
  };
}
