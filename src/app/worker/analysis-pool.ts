import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { type AnalysisPool, AnalysisStopped } from '#app/usecases/service/ports.ts';
import { readingRest } from './reading-rest.ts';
import { turnstile } from './turnstile.ts';

export interface AnalysisPoolOptions {
  /** Default: one less than the machine has processors, at least one. */
  readonly threads?: number;
  /** A task that takes longer loses its thread. Default 30 s and 200 ms for each conversation. */
  readonly timeLimitMs?: (conversations: number) => number;
  /** As in the setting TINGZHEN_LANGUAGE_MODEL; its files have been checked. Default `off`. */
  readonly languageModel?: string;
}

/** What a thread that reads with the language model is told when it starts. */
export interface ThreadSetup {
  readonly languageModel: string;
  /** What the threads and their pool agree by that none of them reads when it is ended. */
  readonly rest: SharedArrayBuffer;
}

export interface AnalysisThreadSetup extends ThreadSetup {
  /** Somebody waits for each answer: the thread does not stand back behind the others. */
  readonly isAwaited: boolean;
}

/** Told with each task of analysis: after so long its thread is ended. */
export interface TimeLimited {
  readonly limitMs: number;
}

const THREAD = fileURLToPath(new URL('../boot-thread.ts', import.meta.url));
/**
 * A thread keeps compiled scripts for the next start only when it is told to; without, it takes types away anew. The
 * options of the process are not passed on: a thread refuses to start with those that concern all of it (V8's own).
 */
const KEEPS_COMPILED = [
  '--import',
  'data:text/javascript,import m from "node:module";m.enableCompileCache()',
];
const YOUNG_GENERATION_MB = 64;
const CHECK_LIMIT_MS = 60_000;
/** Who writes rules checks them again and again. */
const CHECKER_KEPT_MS = 120_000;

/**
 * Threads that analyse, so that requests are answered meanwhile. A thread that dies or hangs is replaced; its
 * task rejects. Rules are checked in a further one, which does not wait for what is being analysed.
 */
export function openAnalysisPool(options: AnalysisPoolOptions = {}): AnalysisPool {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const timeLimit = options.timeLimitMs ?? ((conversations) => 30_000 + 200 * conversations);
  const rest = readingRest();
  const setup = { languageModel: options.languageModel ?? 'off', rest: rest.shared };
  const workerData: AnalysisThreadSetup = { ...setup, isAwaited: false };
  const pool = new Piscina({
    filename: THREAD,
    workerData,
    execArgv: KEEPS_COMPILED,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const checker = new Piscina({
    filename: THREAD,
    workerData: { ...setup, isAwaited: true } satisfies AnalysisThreadSetup,
    execArgv: KEEPS_COMPILED,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: CHECKER_KEPT_MS,
  });
  // The limit is on a task's own work: it must not run out while another task holds the thread.
  const oneAThread = turnstile(threads);
  let closed = false;
  const run = async (where: Piscina, name: string, task: object, limit: number) => {
    if (closed) throw new AnalysisStopped('The analysis is stopped.');
    const signal = AbortSignal.timeout(limit);
    try {
      return await where.run({ ...task, limitMs: limit }, { name, signal });
    } catch (failure) {
      if (closed) throw new AnalysisStopped('The analysis was stopped.', { cause: failure });
      if (!signal.aborted) throw failure;
      throw new Error(`the analysis took longer than ${limit / 1000} s and was ended`, { cause: failure });
    }
  };
  return {
    analyse: (rulebooks, conversations) =>
      oneAThread(() => run(pool, 'analyse', { rulebooks, conversations }, timeLimit(conversations.length))),
    makeFacts: (task) => oneAThread(() => run(pool, 'makeFacts', task, timeLimit(task.receipts.length))),
    check: ({ files }) => run(checker, 'check', { files }, CHECK_LIMIT_MS),
    async close() {
      closed = true;
      await rest.reached();
      await Promise.all([pool.destroy(), checker.destroy()]);
    },
  };
}
