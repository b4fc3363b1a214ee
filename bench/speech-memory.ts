import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pcm16, wavHeader } from '#core/speech/pcm16.ts';
import { toTelephone } from '../test/speech/write-audio.ts';
import { megabytesOf } from './memory.ts';
import { channelsOf } from './speech-score.ts';
import { machine, printTable } from './timing.ts';

// Resident memory and speed of `tingzhen analyze` along one very long call, 8 kHz, of two channels or mixed to one.
//   node bench/speech-memory.ts FOLDER [--hours 3] [--channels 1]
// FOLDER comes from training/speech/plant_calls.py; its calls are put behind each other until the call is long enough.
// How far the command has come is told by how far it has read the file. Linux only.

const RATE = 8000;
const SHARES = [0.1, 0.2, 0.5, 1];
const EVERY_MS = 100;
/** The kernel counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;
/** Where `/proc/PID/stat` has user and system time, after the name of the command. */
const USER_TICKS = 11;

const { values, positionals } = parseArgs({
  options: { hours: { type: 'string', default: '3' }, channels: { type: 'string', default: '2' } },
  allowPositionals: true,
});
const [calls = ''] = positionals;
const seconds = Number(values.hours) * 3600;
const channels = values.channels === '1' ? 1 : 2;

const folder = mkdtempSync(join(tmpdir(), 'tingzhen-bench-'));
try {
  const file = join(folder, 'long.wav');
  const size = await writeCall(file);
  console.log(
    `Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}; ${values.hours} hours, ${size} bytes.`,
  );
  await watch(file, size);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeCall(file: string): Promise<number> {
  const pieces: Uint8Array[] = [];
  for (const name of (await readdir(calls)).filter((one) => one.endsWith('.wav')).toSorted()) {
    const call = (await channelsOf(join(calls, name))).map(toTelephone);
    const mixed = () => call[0]!.map((sample, i) => sample + call[1]![i]!);
    pieces.push(pcm16(channels === 1 ? [mixed()] : call));
  }
  const bytes = seconds * RATE * channels * 2;
  const out = createWriteStream(file);
  const header = wavHeader(channels, RATE, bytes);
  out.write(header);
  for (let [at, i] = [0, 0]; at < bytes; i++) {
    const piece = pieces[i % pieces.length]!.subarray(0, bytes - at);
    at += piece.length;
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return header.length + bytes;
}

async function watch(file: string, size: number): Promise<void> {
  const main = fileURLToPath(new URL('../src/app/cli/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'analyze', file, '--format', 'ndjson', '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pid = child.pid!;
  const rows: string[][] = [];
  let spent = 0;
  let peak = '';
  while (child.exitCode === null) {
    await setTimeout(EVERY_MS);
    const read = positionOf(pid, file);
    if (read !== undefined && read >= size * (SHARES[rows.length] ?? Number.POSITIVE_INFINITY)) {
      rows.push([`${100 * SHARES[rows.length]!} %`, megabytesOf(pid, 'VmRSS')]);
    }
    const now = megabytesOf(pid, 'VmHWM');
    if (Number(now) > 0) peak = now;
    spent = secondsOf(pid) ?? spent;
  }
  if (child.exitCode !== 0) throw new Error(`tingzhen analyze ended with ${child.exitCode}`);
  printTable('Resident memory along the call', ['heard', 'MB'], rows);
  console.log(
    `\nPeak ${peak} MB, what comes after hearing included; ${spent.toFixed(0)} s of processor time, ${Math.round(seconds / spent)}× real time a core, ${channels === 1 ? 'one channel, read twice' : 'two channels'}, the whole command.`,
  );
}

/** How far the process has read the file; undefined where it does not have it open. */
function positionOf(pid: number, file: string): number | undefined {
  try {
    const open = readdirSync(`/proc/${pid}/fd`).find((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === file);
    if (open === undefined) return undefined;
    return Number(/pos:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${open}`, 'utf8'))?.[1]);
  } catch {
    // A file may be closed between two looks.
    return undefined;
  }
}

/** Processor time of the process so far; undefined where it has ended. */
function secondsOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_TICKS]) + Number(fields[USER_TICKS + 1])) / TICKS_A_SECOND;
  } catch {
    return undefined;
  }
}
