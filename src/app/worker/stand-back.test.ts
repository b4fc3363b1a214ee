import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const HAS_THREAD_PRIORITIES = process.platform === 'linux';

test.skipIf(!HAS_THREAD_PRIORITIES)('a thread that stands back leaves the others as they are', async () => {
  const before = getPriority();
  const place = new URL('./stand-back.ts', import.meta.url).href;
  const worker = new Worker(
    `import { readFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     import { standBack } from '${place}';
     standBack();
     parentPort.postMessage(readFileSync('/proc/thread-self/stat', 'utf8'));`,
    { eval: true },
  );
  const stat = await new Promise<string>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(nicenessIn(stat)).toBe(10);
  expect(getPriority()).toBe(before);
  expect(nicenessIn(readFileSync('/proc/self/stat', 'utf8'))).toBe(before);
});

/** proc(5): the 19th field, 17 after the name in brackets. */
function nicenessIn(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
}
