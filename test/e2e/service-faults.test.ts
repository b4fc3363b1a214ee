import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { startGateway } from '../suites/clickhouse-gateway/start.ts';
import { NoPostgres, type PostgresServer, startPostgresServer } from '../suites/postgres-server.ts';
import { chat } from '../suites/service-stack.ts';
import { type FaultyService, freshDataFolder, keptIn, startFaultyService } from './faulty-service.ts';

const WHOLE_MS = 90_000;
/** For how long a store is away: longer than the retries of one call take. */
const AWAY_MS = 5_000;
const COMMAND = fileURLToPath(new URL('../../bin/tingzhen.js', import.meta.url));

const chats = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => chat(`${prefix}-${index}`));

async function settled(service: FaultyService): Promise<void> {
  const pending = async () => (await service.coverage()).pending;
  await expect.poll(pending, { timeout: WHOLE_MS, interval: 250 }).toBe(0);
}

/** Keeps a thread busy for longer than any test waits. */
function endless(id: string): Conversation {
  const turns = Array.from({ length: 380_000 }, (_, at) => {
    const word = String.fromCodePoint(0x4e00 + (at % 20_000), 0x4e00 + ((at * 7_919) % 20_000));
    return { role: 'customer', text: `请问${word}` } as const;
  });
  return { ...chat(id), turns };
}

test('a conversation that holds up its thread fails with the reason, and all others are analysed', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const service = await startFaultyService(folder, { TINGZHEN_TEST_LIMIT_MS: '6000' });
  await service.send([...chats('beside', 4), endless('poison')]);
  await settled(service);
  await service.send(chats('after', 5));
  await settled(service);
  await service.stop();
  const { coverage, facts, failures } = await keptIn(folder);
  expect(coverage).toMatchObject({ received: 10, analysed: 9, failed: 1, pending: 0 });
  expect([...failures]).toEqual([['poison', 'the analysis took longer than 6 s and was ended']]);
  expect(facts.length).toBe(9);
}, 120_000);

test('a second process on the same data folder is refused by name, and the first one goes on', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const first = await startFaultyService(folder);
  const values = [COMMAND, 'serve', '--empty', '--port', '0', '--data', folder];
  const second = promisify(execFile)(process.execPath, values, { timeout: 60_000 });
  const refusal: unknown = await second.catch((failure: unknown) => failure);
  expect(refusal).toMatchObject({ code: 1 });
  expect((refusal as { stderr: string }).stderr).toMatch(`${folder} is in use by process `);
  expect((await first.readiness()).status).toBe(200);
  expect(await first.stop()).toBe(0);
}, 120_000);

test('a stop lets running jobs end for as long as it may take, and what is left goes on later', async () => {
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const first = await startFaultyService(folder);
  await first.send(chats('c', 300));
  expect(await first.stop()).toBe(0);
  const second = await startFaultyService(folder, { TINGZHEN_TEST_GRACE_MS: '500' });
  await settled(second);
  await second.send([endless('long')]);
  await pause(2_000);
  const stoppedAt = performance.now();
  expect(await second.stop()).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(10_000);
  const { coverage, facts } = await keptIn(folder);
  expect(coverage).toMatchObject({ received: 301, analysed: 300, failed: 0, pending: 1 });
  expect(new Set(facts).size).toBe(300);
  expect(facts.length).toBe(300);
}, 120_000);

const postgres = await startPostgresServer().catch((failure: unknown) => {
  if (!(failure instanceof NoPostgres)) throw failure;
  console.warn(`Tests on PostgreSQL are skipped. ${failure.message}`);
  return null;
});

test.skipIf(postgres === null)(
  'a service whose PostgreSQL is away says so, and goes on when it is back',
  async () => {
    const server = postgres as PostgresServer;
    onTestFinished(() => server.stop());
    const { folder, remove } = await freshDataFolder();
    onTestFinished(remove);
    const service = await startFaultyService(folder, { TINGZHEN_DATABASE_URL: server.url });
    await service.send(chats('before', 100));
    await server.kill();
    await expect(service.send(chats('refused', 10))).rejects.toThrow(/^503/);
    expect(await service.readiness()).toEqual({
      status: 503,
      stores: { workflow: 'unavailable', facts: 'ok', blobs: 'ok' },
    });
    await pause(AWAY_MS);
    await server.start();
    const ready = () => service.readiness().then(({ status }) => status);
    await expect.poll(ready, { timeout: WHOLE_MS }).toBe(200);
    await service.send(chats('after', 100));
    await settled(service);
    await service.stop();
    const { coverage, facts } = await keptIn(folder, { databaseUrl: server.url });
    expect(coverage).toMatchObject({ received: 200, analysed: 200, failed: 0 });
    expect([...facts].sort()).toEqual(
      [...chats('after', 100), ...chats('before', 100)].map(({ id }) => id).sort(),
    );
  },
  120_000,
);

test('a service whose facts store is away says so, takes in what comes, and analyses it afterwards', async () => {
  const gateway = await startGateway();
  onTestFinished(() => gateway.kill());
  const { folder, remove } = await freshDataFolder();
  onTestFinished(remove);
  const service = await startFaultyService(folder, { TINGZHEN_CLICKHOUSE_URL: gateway.url });
  await service.send(chats('before', 50));
  await gateway.kill();
  expect(await service.send(chats('meanwhile', 50))).toHaveLength(50);
  expect(await service.readiness()).toEqual({
    status: 503,
    stores: { workflow: 'ok', facts: 'unavailable', blobs: 'ok' },
  });
  await pause(AWAY_MS);
  expect(await service.coverage()).toMatchObject({ received: 100, failed: 0 });
  await gateway.restart();
  await settled(service);
  await service.stop();
  const { coverage, facts } = await keptIn(folder, { clickhouseUrl: gateway.url });
  expect(coverage).toMatchObject({ received: 100, analysed: 100, failed: 0 });
  expect([...facts].sort()).toEqual(
    [...chats('before', 50), ...chats('meanwhile', 50)].map(({ id }) => id).sort(),
  );
}, 120_000);
