import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { conversations } from './sample.ts';
import { machine, printTable } from './timing.ts';

const TENTHS = 10;
/** V8 telling of a whole collection: the heap before → after. */
const COLLECTED = /Mark-Compact [\d.]+ \([\d.]+\) -> ([\d.]+) /;

/** Conversations come with what a customer system hangs on them, so that a file is large before it is long. */
const RECORD = 'ticket history and order lines, as an export of a customer system carries them; '.repeat(250);

/**
 * Resident memory of `tingzhen analyze` along a file of the given size, whose conversations have no ids of their own, and what
 * of V8's heap was alive when it was last collected: the rest of that heap is not collected yet.
 */
export async function benchMemory(megabytes = 1000, withModel = true): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tingzhen-bench-'));
  try {
    const file = join(folder, 'large.ndjson');
    const count = await writeSample(file, megabytes * 1e6);
    const { size } = statSync(file);
    console.log(
      `Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; ${count} conversations, ${size} bytes.`,
    );
    await watch(file, count, withModel ? [] : ['--no-model']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeSample(file: string, bytes: number): Promise<number> {
  const out = createWriteStream(file);
  let written = 0;
  let count = 0;
  for (let seed = 1; written < bytes; seed++) {
    const block = conversations(500, 20, seed)
      .map(({ id: _, ...one }) => ({ ...one, attributes: { ...one.attributes, record: RECORD } }))
      .map((one) => `${JSON.stringify(one)}\n`)
      .join('');
    written += Buffer.byteLength(block);
    count += 500;
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return count;
}

async function watch(file: string, count: number, flags: readonly string[]): Promise<void> {
  const main = fileURLToPath(new URL('../src/app/cli/main.ts', import.meta.url));
  const started = process.hrtime.bigint();
  const child = spawn(
    process.execPath,
    ['--trace-gc', main, 'analyze', file, '--format', 'ndjson', '--quiet', ...flags],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const rows: string[][] = [];
  let lines = 0;
  let alive = '';
  let peak = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) {
      alive = COLLECTED.exec(line)?.[1] ?? alive;
      continue;
    }
    if (++lines < (count / TENTHS) * (rows.length + 1)) continue;
    const share = `${(rows.length + 1) * TENTHS} %`;
    rows.push([share, String(lines), megabytesOf(child.pid!, 'VmRSS'), alive]);
    peak = megabytesOf(child.pid!, 'VmHWM');
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  printTable(
    'Memory along the file, MB',
    ['analysed', 'conversations', 'resident', 'alive in the heap'],
    rows,
  );
  console.log(
    `\nPeak ${peak} MB; ${lines} conversations in ${seconds.toFixed(0)} s, ${(lines / seconds).toFixed(0)} a second.`,
  );
}

/** A figure of the process, as Linux tells it. */
export function megabytesOf(pid: number, field: 'VmRSS' | 'VmHWM'): string {
  try {
    const match = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match === null ? '' : (Number(match[1]) / 1000).toFixed(0);
  } catch {
    // The last lines may arrive after the process has ended.
    return 'ended';
  }
}
