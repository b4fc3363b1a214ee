import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './library-process.ts';

const PROGRAM = fileURLToPath(new URL('./library-process.ts', import.meta.url));
const MOST_TOLD = 2000;

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: Error): void;
}

/** sherpa-onnx in a process of its own, which is started when it is asked and again after it has ended. */
export class SherpaLibrary {
  #process: ChildProcess | undefined;
  /** In the order in which they were asked. */
  #waiting: Waiting[] = [];
  #told = '';

  /** Rejects with the library's own words where it ends, as it does on a model that it cannot use. */
  ask(question: Question): Promise<unknown> {
    this.#process ??= this.#start();
    const child = this.#process;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      hold(child, true);
      // Where it cannot be told, it has ended: its last words say more.
      child.send(question, () => {});
    });
  }

  close(): void {
    const child = this.#process;
    if (child === undefined) return;
    this.#ended(child, 'it was closed');
    // It lets other signals pass, and has nothing to put in order.
    child.kill('SIGKILL');
  }

  #start(): ChildProcess {
    this.#told = '';
    const scratch = mkdtempSync(join(tmpdir(), 'tingzhen-sherpa-'));
    const tidy = () => rmSync(scratch, { recursive: true, force: true });
    const child = fork(PROGRAM, [scratch], {
      // The options of this process are none of the other's, such as those of a debugger or of tests.
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#told = (this.#told + text).slice(-MOST_TOLD);
    });
    child.on('message', ({ result }: Answer) => {
      this.#told = '';
      this.#waiting.shift()?.resolve(result);
      if (this.#waiting.length === 0) hold(child, false);
    });
    // Files are read while a model is opened, and by a process that may not live to take them away.
    child.once('message', tidy).once('close', tidy).once('error', tidy);
    child.on('error', ({ message }) => this.#ended(child, message));
    // What it said last has then been read too.
    child.on('close', (code, signal) =>
      this.#ended(child, lastWords(this.#told) ?? `it ended with ${signal ?? code}`),
    );
    return child;
  }

  #ended(child: ChildProcess, reason: string): void {
    if (this.#process !== child) return;
    this.#process = undefined;
    const lost = this.#waiting;
    this.#waiting = [];
    for (const { reject } of lost) reject(new Error(reason));
  }
}

/** Whether this process goes on for its sake: while it is waited for, and no longer. */
function hold(child: ChildProcess, isWaitedFor: boolean): void {
  const how = isWaitedFor ? 'ref' : 'unref';
  child[how]();
  child.channel?.[how]();
  (child.stderr as Socket)[how]();
}

/** The last line that says something, without the place in the library's source before it. */
function lastWords(told: string): string | undefined {
  const line = told
    .split('\n')
    .map((one) => one.trim())
    .findLast((one) => one !== '' && !one.startsWith('at ') && !one.startsWith('Node.js '));
  return line?.replace(/^\S+:\w+:\d+ /, '').replace(/^what\(\): */, '');
}
