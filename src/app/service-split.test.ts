import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { startGateway } from '../../test/suites/clickhouse-gateway/start.ts';
import { createTestDatabase } from '../../test/suites/postgres-database.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/tingzhen.js', import.meta.url));
const KEY = 'tz_key_of_this_test_alone';

const database = await createTestDatabase({ empty: true });
const gateway = database === null ? null : await startGateway();
const data = await mkdtemp(join(tmpdir(), 'tingzhen-split-'));
const running: ChildProcess[] = [];

afterAll(async () => {
  for (const child of running) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  await gateway?.kill();
  await database?.drop();
  await rm(data, { recursive: true, force: true });
});

/** One process of the server form; `said` grows with what it prints. */
function tingzhen(...words: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: {
      PATH: process.env['PATH'],
      NO_COLOR: '1',
      TINGZHEN_LANGUAGE: 'en',
      TINGZHEN_DATA_DIR: data,
      TINGZHEN_DATABASE_URL: database!.url,
      TINGZHEN_CLICKHOUSE_URL: gateway!.url,
      TINGZHEN_SECRET: 'one secret for all processes, as it should be',
      TINGZHEN_INIT_API_KEY: KEY,
      TINGZHEN_PORT: '0',
      TINGZHEN_LANGUAGE_MODEL: 'off',
      TINGZHEN_THREADS: '1',
    },
  });
  running.push(child);
  const one = { child, said: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      one.said += chunk;
    });
  }
  return one;
}

describe.skipIf(database === null)(
  'API and workers as processes of their own on PostgreSQL and ClickHouse',
  () => {
    test('share the work: what the one takes in the other analyses, and both stop when told', async () => {
      const api = tingzhen('serve', '--empty', '--services', 'api');
      await vi.waitFor(() => expect(api.said).toContain('admin link'), { timeout: 60_000 });
      const url = /Ready at\s+(http:\S+)/.exec(api.said)![1]!;
      const asked = async (path: string, body?: string) => {
        const response = await fetch(`${url}/api/v1/${path}`, {
          headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-ndjson' },
          ...(body === undefined ? {} : { method: 'POST', body }),
        });
        return response.text();
      };
      const turns = [
        { role: 'customer', text: '我的订单还没发货' },
        { role: 'agent', text: '抱歉，马上为您处理。' },
      ];
      const sent = Array.from({ length: 20 }, (_, id) =>
        JSON.stringify({ id: `c-${id}`, channel: 'chat', turns }),
      );
      expect((await asked('conversations:bulk', sent.join('\n'))).match(/"accepted"/g)).toHaveLength(20);
      expect(JSON.parse(await asked('coverage'))).toMatchObject({ received: 20, analysed: 0, pending: 20 });

      const workers = [1, 2].map(() => tingzhen('serve', '--empty', '--services', 'worker'));
      await vi.waitFor(
        async () => expect(JSON.parse(await asked('coverage'))).toMatchObject({ analysed: 20, pending: 0 }),
        { timeout: 60_000, interval: 200 },
      );
      expect(await asked('conversations?words=马上&signal=agent.apology')).toContain('"c-7"');

      for (const { child } of workers) {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      }
      // Theirs is not what the API left for the command line of this machine.
      expect(await readdir(data)).toContain('service.json');
      api.child.kill('SIGTERM');
      await once(api.child, 'exit');
      expect(await readdir(data)).not.toContain('service.json');
      expect([api, ...workers].map(({ child }) => child.exitCode)).toEqual([0, 0, 0]);
    });

    test('are backed up by the tools of their stores', async () => {
      const refused = tingzhen('backup', join(data, '..', 'never.tar'));
      await once(refused.child, 'close');
      expect(refused.child.exitCode).toBe(1);
      expect(refused.said).toMatch(/^By TINGZHEN_DATABASE_URL, TINGZHEN_CLICKHOUSE_URL, the data are not in/);
    });
  },
);
