import { url as inspectorUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';

export interface PulseWatch {
  /** Raised by the thread that is watched whenever it gets round to it. */
  readonly beats: SharedArrayBuffer;
  readonly beatMs: number;
  readonly limitMs: number;
  /** Written to standard error, with a line end, before the process is ended. */
  readonly lastLine: string;
}

export interface PulseOptions {
  readonly limitMs: number;
  readonly lastLine: string;
  /** Default: a second. */
  readonly beatMs?: number;
}

/**
 * Ends the process, as `kill -9` does, once the calling thread has stood still for so long: native code that fails in one
 * thread can leave it waiting for ever, and then nothing in it answers, stops or says so. What was accepted is on the disk,
 * and whoever watches over the process starts it again. Time in which the whole process stands still does not count, nor
 * is a process ended that somebody looks into with a debugger. Keeps no process alive.
 */
export function endWhenStill({ limitMs, lastLine, beatMs = 1_000 }: PulseOptions): void {
  if (inspectorUrl() !== undefined) return;
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const count = new Int32Array(beats);
  setInterval(() => Atomics.add(count, 0, 1), beatMs).unref();
  const watch: PulseWatch = { beats, beatMs, limitMs, lastLine };
  new Worker(new URL('./pulse-thread.ts', import.meta.url), { workerData: watch, execArgv: [] }).unref();
}
