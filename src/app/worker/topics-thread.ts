import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { TopicFinder } from '#app/usecases/service/insights/ports.ts';
import type { ThreadSetup } from './analysis-pool.ts';
import { readingRest } from './reading-rest.ts';

const THREAD = fileURLToPath(new URL('../boot-topics-thread.ts', import.meta.url));
/** Topics of a large organisation take minutes; what takes longer hangs. */
const LIMIT_MS = 30 * 60_000;
const KEPT_MS = 60_000;

/** One thread in which topics are looked for, started when it is needed and ended when it is not. */
export function openTopicsThread(languageModel: string): TopicFinder & { close(): Promise<void> } {
  const rest = readingRest();
  const pool = new Piscina({
    filename: THREAD,
    workerData: { languageModel, rest: rest.shared } satisfies ThreadSetup,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: KEPT_MS,
  });
  const run = (name: string, task: unknown) =>
    pool.run(task, { name, signal: AbortSignal.timeout(LIMIT_MS) });
  return {
    find: (task) => run('find', task),
    place: (topics) => run('place', topics),
    embed: (texts, language) => run('embed', { texts, language }),
    newWords: (recent, before, language, falseAlarms) =>
      run('newWords', { recent, before, language, falseAlarms }),
    async close() {
      await rest.reached();
      await pool.destroy();
    },
  };
}
