import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { fillFacts } from '../facts-filling.ts';

const PORT = 7_218;
export const SERVICE = `http://localhost:${PORT}`;
export const PERSON = { email: 'bench@example.com', password: 'correct horse battery' };

/** The service as a process of its own, with an administrator; ready when it answers. */
export async function startService(folder: string, isEmpty: boolean): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('../../bin/tingzhen.js', import.meta.url));
  const words = ['serve', ...(isEmpty ? ['--empty'] : []), '--data', folder, '--port', `${PORT}`];
  const child = spawn(process.execPath, [program, ...words], {
    stdio: 'ignore',
    env: {
      ...process.env,
      TINGZHEN_INIT_ADMIN_EMAIL: PERSON.email,
      TINGZHEN_INIT_ADMIN_PASSWORD: PERSON.password,
    },
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the service ended with code ${child.exitCode}`);
    const ready = await fetch(`${SERVICE}/readyz`).catch(() => null);
    if (ready?.ok === true) return child;
    await pause(50);
  }
}

export async function stopService(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Writes so many conversations of two months into the facts of a folder on which no service runs. */
export async function fillFolder(folder: string, conversations: number): Promise<void> {
  const client = createClient({
    connection: createChdbConnection({ path: join(folder, 'facts') }) as never,
  });
  try {
    await fillFacts(client, 'main', conversations);
  } finally {
    await client.close();
  }
}
