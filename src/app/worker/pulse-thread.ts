import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { PulseWatch } from './pulse.ts';

const STANDARD_ERROR = 2;

const { beats, beatMs, limitMs, lastLine } = workerData as PulseWatch;
const count = new Int32Array(beats);
let last = -1;
/** Its own looks are the clock: it stands still with the process, where the time of day goes on. */
let stillMs = 0;

setInterval(() => {
  const now = Atomics.load(count, 0);
  stillMs = now === last ? stillMs + beatMs : 0;
  last = now;
  if (stillMs < limitMs) return;
  try {
    writeSync(STANDARD_ERROR, `${lastLine}\n`);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}, beatMs);
