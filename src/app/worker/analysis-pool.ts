import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { AnalysisPool } from '#app/usecases/service/ports.ts';
import type { ThreadTask } from './analyse-in-thread.ts';

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
  return {
    async analyse(rulebooks, conversations) {
      const signal = AbortSignal.timeout(timeLimit(conversations.length));
      try {
        return await pool.run({ rulebooks, conversations }, { signal });
      } catch (failure) {
        if (!signal.aborted) throw failure;
        throw new Error(
          `the analysis took longer than ${timeLimit(conversations.length) / 1000} s and was ended`,
          { cause: failure },
        );
      }
    },
    close: () => pool.close(),
  };
}
