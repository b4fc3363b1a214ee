import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Gateway {
  readonly url: string;
  /** Cuts the connection of the next requests, before or after their statement ran. */
  breakNext(what: 'before' | 'after', times: number): Promise<void>;
  /** Kills the process at once. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
}

/** A gateway over an engine of its own, with fresh data. */
export async function startGateway(): Promise<Gateway> {
  const folder = await mkdtemp(join(tmpdir(), 'tingzhen-gateway-'));
  let { child, port } = await listen(folder, 0);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    async breakNext(what, times) {
      await fetch(`${url}/break?what=${what}&times=${times}`, { method: 'POST' });
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async restart() {
      ({ child, port } = await listen(folder, port));
    },
  };
}

async function listen(folder: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const program = fileURLToPath(new URL('./gateway.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) return { child, port: Number(line) };
  throw new Error(`The gateway ended before it listened, with ${child.exitCode ?? child.signalCode}`);
}
