import { availableParallelism, totalmem } from 'node:os';

/** The service with one analysing thread takes 1.6 GiB at work, each further thread a third of one; the rest is room. */
const MEMORY_PER_THREAD = 1.5 * 2 ** 30;

/**
 * How many threads analyse where nobody says: as many as there are processors, since they stand back behind whoever waits
 * for an answer, but no more than the memory has room for.
 * @param memory bytes that the process may use
 */
export function fittingThreads(processors = availableParallelism(), memory = usableMemory()): number {
  return Math.max(1, Math.min(processors, Math.floor(memory / MEMORY_PER_THREAD)));
}

/** A container's limit where there is one; where there is none, it is told as 0 or as more than the machine has. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
