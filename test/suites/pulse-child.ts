import { setTimeout as pause } from 'node:timers/promises';
import { endWhenStill } from '#app/worker/pulse.ts';

/** A program that stands still for so many milliseconds while it is watched: `node pulse-child.ts LIMIT STILL`. */
const [limitMs = 0, stillMs = 0] = process.argv.slice(2).map(Number);
endWhenStill({ limitMs, beatMs: 50, lastLine: 'stood still' });
process.stdout.write('watched\n');
await pause(500);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stillMs);
process.stdout.write('goes on\n');
