import { setTimeout as pause } from 'node:timers/promises';
import { describe, type ExpectStatic, test } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { startGateway } from '../suites/clickhouse-gateway/start.ts';
import { NoPostgres, type PostgresServer, startPostgresServer } from '../suites/postgres-server.ts';
import {
  chats,
  type FaultyService,
  freshDataFolder,
  keptIn,
  settled,
  startFaultyService,
} from './faulty-service.ts';

const WHOLE_MS = 300_000;
/** For how long a store is away. */
const AWAY_MS = 30_000;

/** One for each test that takes it away. */
const [postgres, hanging] = await Promise.all([postgresOfOurOwn(), postgresOfOurOwn()]);

async function postgresOfOurOwn(): Promise<PostgresServer | null> {
  try {
    return await startPostgresServer();
  } catch (failure) {
    if (!(failure instanceof NoPostgres)) throw failure;
    console.warn(`Tests on PostgreSQL are skipped. ${failure.message}`);
    return null;
  }
}

const idsOf = (...lists: readonly (readonly Conversation[])[]) =>
  lists.flatMap((list) => list.map(({ id }) => id)).sort();

interface OnServer {
  readonly server: PostgresServer;
  readonly folder: string;
  readonly service: FaultyService;
}

/** A service on that server which has taken in a hundred conversations. */
async function onServer(
  server: PostgresServer,
  atEnd: (work: () => void | Promise<void>) => void,
): Promise<OnServer> {
  atEnd(() => server.stop());
  const { folder, remove } = await freshDataFolder();
  atEnd(remove);
  const service = await startFaultyService(folder, { TINGZHEN_DATABASE_URL: server.url });
  await service.send(chats('before', 100));
  return { server, folder, service };
}

/** The server is back: what was taken in before and what comes now is analysed, and nothing else is there. */
async function goesOn(
  expect: ExpectStatic,
  { server, folder, service }: OnServer,
  now = chats('after', 100),
): Promise<void> {
  const ready = () => service.readiness().then(({ status }) => status);
  await expect.poll(ready, { timeout: WHOLE_MS }).toBe(200);
  await service.send(now);
  await settled(expect, service);
  await service.stop();
  const { coverage, facts } = await keptIn(folder, { databaseUrl: server.url });
  const all = 100 + now.length;
  expect(coverage).toMatchObject({ received: all, analysed: all, failed: 0 });
  expect([...facts].sort()).toEqual(idsOf(now, chats('before', 100)));
}

/** What they wait for is time, so they wait together. */
describe.concurrent('a store that is away for half a minute', () => {
  test.skipIf(postgres === null)(
    'is said to be, if it is PostgreSQL, and work goes on when it is back',
    { timeout: WHOLE_MS + 2 * AWAY_MS },
    async ({ expect, onTestFinished }) => {
      const { server, folder, service } = await onServer(postgres as PostgresServer, onTestFinished);
      await server.kill();
      await expect(service.send(chats('refused', 10))).rejects.toThrow(/^503/);
      expect(await service.readiness()).toEqual({
        status: 503,
        stores: { workflow: 'unavailable', facts: 'ok', blobs: 'ok' },
      });
      await pause(AWAY_MS);
      await server.start();
      await goesOn(expect, { server, folder, service });
    },
  );

  test.skipIf(hanging === null)(
    'is said to be, if PostgreSQL hangs, in bounded time and with a problem for an answer',
    { timeout: WHOLE_MS + 2 * AWAY_MS },
    async ({ expect, onTestFinished }) => {
      const { server, folder, service } = await onServer(hanging as PostgresServer, onTestFinished);
      server.hang();
      const until = performance.now() + AWAY_MS;
      await expect(service.send(chats('refused', 10))).rejects.toThrow(/^503 .*store-unavailable/);
      expect(until - performance.now()).toBeGreaterThan(0);
      expect((await service.readiness()).stores).toMatchObject({ workflow: 'unavailable' });
      await pause(Math.max(0, until - performance.now()));
      server.goOn();
      // What it was told last it may carry out now, though nobody waits for it; whoever sends it again has it once.
      const again = [...chats('refused', 10), ...chats('after', 90)];
      await goesOn(expect, { server, folder, service }, again);
    },
  );

  test('is said to be, if it is the facts store, and what comes is taken in and analysed afterwards', {
    timeout: WHOLE_MS + 2 * AWAY_MS,
  }, async ({ expect, onTestFinished }) => {
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
    await settled(expect, service);
    await service.stop();
    const { coverage, facts } = await keptIn(folder, { clickhouseUrl: gateway.url });
    expect(coverage).toMatchObject({ received: 100, analysed: 100, failed: 0 });
    expect([...facts].sort()).toEqual(idsOf(chats('before', 50), chats('meanwhile', 50)));
  });
});
