import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../test/suites/pulse-child.ts', import.meta.url));

test('a process whose main thread stands still says so and is ended', async () => {
  const program = run(1_000, 120_000);
  expect(await ended(program)).toEqual({
    code: null,
    signal: 'SIGKILL',
    out: 'watched\n',
    err: 'stood still\n',
  });
});

test('one that gets on again in time is left alone, and ends by itself', async () => {
  const program = run(20_000, 1_500);
  expect(await ended(program)).toMatchObject({ code: 0, out: 'watched\ngoes on\n', err: '' });
});

test('what counts is the time in which the process could have worked', async () => {
  const program = run(1_500, 300);
  const end = ended(program);
  await once(program.stdout!, 'data');
  program.kill('SIGSTOP');
  await pause(3_000);
  program.kill('SIGCONT');
  expect(await end).toMatchObject({ code: 0, err: '' });
});

function run(limitMs: number, stillMs: number): ChildProcess {
  return spawn(process.execPath, [PROGRAM, `${limitMs}`, `${stillMs}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(program: ChildProcess) {
  let out = '';
  let err = '';
  program.stdout!.on('data', (data) => {
    out += data;
  });
  program.stderr!.on('data', (data) => {
    err += data;
  });
  const [code, signal] = await once(program, 'close');
  return { code, signal, out, err };
}
