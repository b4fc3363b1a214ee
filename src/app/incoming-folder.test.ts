import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keepIncoming } from './incoming-folder.ts';

const HOUR_S = 3_600;
const SILENT = { error: () => {} };

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tingzhen-incoming-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A folder with files of customers that were being read when their process was killed. */
async function left(name: string): Promise<string> {
  const folder = join(root, name);
  const now = Date.now() / 1000;
  for (const [own, file, hours] of [
    ['upload-old', 'a.csv', 25],
    ['sound-old', 'recording', 25],
    ['upload-new', 'b.csv', 23],
  ] as const) {
    await mkdir(join(folder, own), { recursive: true });
    await writeFile(join(folder, own, file), 'x');
    await utimes(join(folder, own), now - hours * HOUR_S, now - hours * HOUR_S);
  }
  return folder;
}

test('a process alone on its data folder removes every file that one before it was reading', async () => {
  const folder = await left('alone');
  (await keepIncoming(folder, true, SILENT))();
  expect(await readdir(folder)).toEqual([]);
});

test('a process among others leaves what one of them may still be reading', async () => {
  const folder = await left('shared');
  (await keepIncoming(folder, false, SILENT))();
  expect(await readdir(folder)).toEqual(['upload-new']);
});

test('the folder is made where it is missing', async () => {
  const folder = join(root, 'data', 'incoming');
  (await keepIncoming(folder, true, SILENT))();
  expect(existsSync(folder)).toBe(true);
});

test('a look that fails, a day later, is told in the log', async () => {
  const folder = await left('gone');
  const told: string[] = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const stop = await keepIncoming(folder, false, { error: (_, message) => told.push(message) });
    await rm(folder, { recursive: true });
    await vi.advanceTimersByTimeAsync(24 * HOUR_S * 1000);
    await vi.waitFor(() => expect(told).toEqual([expect.stringContaining('could not be removed')]));
    stop();
  } finally {
    vi.useRealTimers();
  }
});
