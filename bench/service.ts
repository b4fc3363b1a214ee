import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Conversation } from '#core/conversation/schema.ts';
import { conversations } from './sample.ts';
import { machine, printTable } from './timing.ts';

const COUNT = 6_000;
/** What is kept and no longer needed has been given back by then. */
const REST_MS = 45_000;
const IMPORTS = 8;
const PORT = 7_217;
const SERVICE = `http://localhost:${PORT}`;
const BETWEEN_ASKS_MS = 15;

/**
 * The service as a process of its own: how soon it is ready, how it answers while a bulk import runs, and what it holds at
 * rest after that and after the imports that follow: what grows from each to the next without end is a leak.
 */
export async function benchService(count = COUNT, imports = IMPORTS): Promise<void> {
  console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; wall clock.`);
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-bench-service-'));
  const first = await start(folder);
  await pause(3_000);
  const atRest = residentMb(first.child);
  const load = await underLoad(folder, first.child, conversations(count, 20));
  const after = [await atRestAgain(first.child)];
  for (let seed = 1; seed < imports; seed++) {
    await underLoad(folder, first.child, conversations(count, 20, 100 + seed));
    after.push(await atRestAgain(first.child));
  }
  await stop(first.child);
  const second = await start(folder);
  await stop(second.child);
  await rm(folder, { recursive: true });
  printTable(
    `The service, embedded, with bulk imports of ${count} conversations of 20 turns`,
    ['figure', ''],
    [
      ['first start to /readyz, ms', first.ms.toFixed(0)],
      ['start with that data, ms', second.ms.toFixed(0)],
      ['GET /api/v1/coverage meanwhile, p50 ms', load.p50.toFixed(1)],
      ['GET /api/v1/coverage meanwhile, p99 ms', load.p99.toFixed(1)],
      ['resident at rest, MB', atRest.toFixed(0)],
      ['resident under that load at most, MB', load.mostMb.toFixed(0)],
      ...after.map((mb, index) => [`resident at rest after import ${index + 1}, MB`, mb.toFixed(0)]),
    ],
  );
}

async function atRestAgain(child: ChildProcess): Promise<number> {
  await pause(REST_MS);
  return residentMb(child);
}

async function start(folder: string): Promise<{ readonly child: ChildProcess; readonly ms: number }> {
  const began = performance.now();
  const program = fileURLToPath(new URL('../bin/tingzhen.js', import.meta.url));
  const child = spawn(
    process.execPath,
    [program, 'serve', '--empty', '--data', folder, '--port', `${PORT}`],
    {
      stdio: 'ignore',
    },
  );
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the service ended with code ${child.exitCode}`);
    const ready = await fetch(`${SERVICE}/readyz`).catch(() => null);
    if (ready?.ok === true) return { child, ms: performance.now() - began };
    await pause(20);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function underLoad(folder: string, child: ChildProcess, imported: readonly Conversation[]) {
  const { key } = JSON.parse(readFileSync(join(folder, 'service.json'), 'utf8')) as { key: string };
  const headers = { authorization: `Bearer ${key}` };
  const body = imported.map((one) => `${JSON.stringify(one)}\n`).join('');
  let isSent = false;
  const sending = fetch(`${SERVICE}/api/v1/conversations:bulk`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body,
  }).then(async (response) => {
    await response.text();
    isSent = true;
  });
  const asked: number[] = [];
  let mostMb = 0;
  for (;;) {
    const began = performance.now();
    const coverage = (await (await fetch(`${SERVICE}/api/v1/coverage`, { headers })).json()) as {
      pending: number;
    };
    asked.push(performance.now() - began);
    mostMb = Math.max(mostMb, residentMb(child));
    if (isSent && coverage.pending === 0) break;
    await pause(BETWEEN_ASKS_MS);
  }
  await sending;
  asked.sort((a, b) => a - b);
  const at = (share: number) => asked[Math.floor(asked.length * share)]!;
  return { p50: at(0.5), p99: at(0.99), mostMb };
}

/** As Linux counts it. */
function residentMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
