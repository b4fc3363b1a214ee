import { fileURLToPath } from 'node:url';
import { type AnalysisPool, AnalysisStopped } from '#app/usecases/service/ports.ts';
import { analysisLimitMs } from './analysis-time.ts';
import { type LimitedThreads, openLimitedThreads } from './limited-threads.ts';
import { turnstile } from './turnstile.ts';

export interface AnalysisPoolOptions {
  readonly threads: number;
  /** As `LimitedThreads` counts it, by what `turnsMs` tells. Default `analysisLimitMs`. */
  readonly timeLimitMs?: (conversations: number, ofTurns: number) => number;
  /** As in the setting TINGZHEN_LANGUAGE_MODEL; its files have been checked. Default `off`. */
  readonly languageModel?: string;
}

/** What a thread that reads with the language model is told when it starts. */
export interface ThreadSetup {
  readonly languageModel: string;
}

export interface AnalysisThreadSetup extends ThreadSetup {
  /** Somebody waits for each answer: the thread does not stand back behind the others. */
  readonly isAwaited: boolean;
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
export function openAnalysisPool(options: AnalysisPoolOptions): AnalysisPool {
  const { threads } = options;
  const timeLimit = options.timeLimitMs ?? analysisLimitMs;
  const setup: ThreadSetup = { languageModel: options.languageModel ?? 'off' };
  const pool = openLimitedThreads('the analysis', {
    filename: THREAD,
    workerData: { ...setup, isAwaited: false } satisfies AnalysisThreadSetup,
    execArgv: KEEPS_COMPILED,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const checker = openLimitedThreads('the check', {
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
  const run = async <Result>(
    where: LimitedThreads,
    name: string,
    task: object,
    limit: (ofTurns: number) => number,
  ) => {
    if (closed) throw new AnalysisStopped('The analysis is stopped.');
    try {
      return await where.run<Result>(name, task, limit);
    } catch (failure) {
      if (closed) throw new AnalysisStopped('The analysis was stopped.', { cause: failure });
      throw failure;
    }
  };
  return {
    analyse: (rulebooks, conversations) =>
      oneAThread(() =>
        run(pool, 'analyse', { rulebooks, conversations }, (ofTurns) =>
          timeLimit(conversations.length, ofTurns),
        ),
      ),
    makeFacts: (task) =>
      oneAThread(() => run(pool, 'makeFacts', task, (ofTurns) => timeLimit(task.receipts.length, ofTurns))),
    check: ({ files }) => run(checker, 'check', { files }, () => CHECK_LIMIT_MS),
    async close() {
      closed = true;
      await Promise.all([pool.close(), checker.close()]);
    },
  };
}
