import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** As `nice` counts: 0 is ordinary, 19 the least. */
const BEHIND_OTHERS = 10;

/**
 * Lets the thread that calls it work only on what the process' other threads leave of the processors, so that
 * requests are answered while every processor analyses. Linux alone has a priority for each thread; elsewhere,
 * and where the system forbids it, nothing changes.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), BEHIND_OTHERS);
  } catch {
    // Without /proc, or in a sandbox: the work is done all the same, only less considerately.
  }
}
