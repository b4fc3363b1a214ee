import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

export interface ChildProgram {
  /** The first line so far or to come that begins so; rejects when the program ends without one. */
  line(beginning: string): Promise<string>;
  lines(): readonly string[];
  /** Lets it stand still for so long (SIGSTOP, SIGCONT), as on a machine that sleeps. */
  standStill(ms: number): Promise<void>;
  /** Waits until it has ended; resolves with the signal that ended it. */
  ended(): Promise<NodeJS.Signals | null>;
  /** Ends it where it stands (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM) and waits until it has; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/**
 * No test lives long enough to earn a second pass of the compiler over the embedded database; modules are found as the
 * command finds them.
 */
const QUICK_START = `data:text/javascript,import v8 from "node:v8";import {rememberModuleFormats as r} from "${
  new URL('../../src/app/module-formats.ts', import.meta.url).href
}";${['dynamic-tiering', 'tier-up'].map((pass) => `v8.setFlagsFromString("--no-wasm-${pass}");`).join('')}r()`;

/** Starts a TypeScript program of the tests in a process of its own. */
export function startProgram(program: URL, values: readonly string[]): ChildProgram {
  const child = spawn(process.execPath, ['--import', QUICK_START, program.pathname, ...values], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Scripts are compiled once for all starts, as they are for the command.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tingzhen-compiled') },
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const waiting = new Set<(ended: boolean) => void>();
  let complaints = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaints += bytes.toString();
  });
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look(false);
  });
  output.on('close', () => {
    for (const look of waiting) look(true);
  });

  return {
    lines: () => lines,
    line: (beginning) =>
      new Promise((resolve, reject) => {
        const look = (over: boolean) => {
          const found = lines.find((line) => line.startsWith(beginning));
          if (found === undefined && !over) return;
          waiting.delete(look);
          if (found !== undefined) resolve(found);
          else reject(new Error(`The program ended without the line "${beginning}". ${complaints}`));
        };
        waiting.add(look);
        look(child.exitCode !== null);
      }),
    async standStill(ms) {
      child.kill('SIGSTOP');
      await pause(ms);
      child.kill('SIGCONT');
    },
    async ended() {
      await ended;
      return child.signalCode;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}
