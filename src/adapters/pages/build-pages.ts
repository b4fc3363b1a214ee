import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceKey } from './source-key.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
/** Beside the libraries that the pages are made with, and as easily made again. */
const CACHE = join(PROJECT, 'node_modules', '.cache', 'tingzhen-web');
const PROGRAM = fileURLToPath(new URL('./build-program.ts', import.meta.url));

/** A build that began longer ago is none any more. */
const LONGEST_BUILD_MS = 3_600_000;

export interface BuiltPages {
  readonly folder: string;
  /** How long it took; null when they lay ready. */
  readonly tookMs: number | null;
}

/**
 * The folder of the built web application; builds it first where its sources have changed since, or it was never built.
 * Throws, saying the way out, when it cannot be built.
 */
export async function buildPages(): Promise<BuiltPages> {
  const folder = join(CACHE, sourceKey(PROJECT));
  if (existsSync(folder)) return { folder, tookMs: null };
  const started = performance.now();
  const making = `${folder}.${process.pid}`;
  await mkdir(CACHE, { recursive: true });
  try {
    await run(making);
    await rename(making, folder);
  } catch (failure) {
    await rm(making, { recursive: true, force: true });
    // Another process may have built the same meanwhile.
    if (!existsSync(folder)) throw failure;
  }
  await removeOthers(folder);
  return { folder, tookMs: performance.now() - started };
}

function run(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, folder], {
      cwd: PROJECT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const complaints: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      const said = complaints.join('').trim().split('\n').slice(0, 12).join('\n');
      const way = 'run `npm ci` (with its development packages) and `npm run build`';
      reject(new Error(`the web application could not be built; ${way}. ${said}`));
    });
  });
}

/** Builds of earlier sources, and what was left of builds that were killed. Whoever serves one has read all of it. */
async function removeOthers(folder: string): Promise<void> {
  const others = (await readdir(CACHE)).map((name) => join(CACHE, name)).filter((path) => path !== folder);
  for (const path of others) {
    const isOld = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? 0) > LONGEST_BUILD_MS;
    if (isOld || !/\.\d+$/.test(path)) await rm(path, { recursive: true, force: true });
  }
}
