import { fileURLToPath } from 'node:url';
import type { TopicFinder } from '#app/usecases/service/insights/ports.ts';
import type { ThreadSetup } from './analysis-pool.ts';
import { openLimitedThreads } from './limited-threads.ts';

const THREAD = fileURLToPath(new URL('../boot-topics-thread.ts', import.meta.url));
/** Topics of a large organisation take minutes; what takes longer hangs. */
const LIMIT_MS = 30 * 60_000;
const KEPT_MS = 60_000;

/** One thread in which topics are looked for, started when it is needed and ended when it is not. */
export function openTopicsThread(languageModel: string): TopicFinder & { close(): Promise<void> } {
  const pool = openLimitedThreads('the search for topics', {
    filename: THREAD,
    workerData: { languageModel } satisfies ThreadSetup,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: KEPT_MS,
  });
  return {
    find: (task) => pool.run('find', task, () => LIMIT_MS),
    place: (topics) => pool.run('place', topics, () => LIMIT_MS),
    embed: (texts, language) => pool.run('embed', { texts, language }, () => LIMIT_MS),
    newWords: (recent, before, language, falseAlarms) =>
      pool.run('newWords', { recent, before, language, falseAlarms }, () => LIMIT_MS),
    close: () => pool.close(),
  };
}
