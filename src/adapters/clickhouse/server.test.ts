import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactStore } from '#core/ports/facts.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import { type Gateway, startGateway } from '../../../test/suites/clickhouse-gateway/start.ts';
import { factStoreSuite } from '../../../test/suites/fact-store.ts';
import { sampleFact } from '../../../test/suites/sample-fact.ts';
import { openServer } from './connection/server.ts';
import { openFactStore } from './open-fact-store.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.kill());

factStoreSuite('an engine over HTTP', () => openFactStore({ url: gateway.url }));

const { TINGZHEN_TEST_CLICKHOUSE_URL: server } = process.env;
if (server !== undefined) factStoreSuite('a ClickHouse server', () => openFactStore({ url: server }));

describe('a server that cannot be reached', () => {
  const retries = { attempts: 4, firstWaitMs: 20 };
  let store: FactStore;
  beforeAll(async () => {
    store = await openFactStore({ url: gateway.url, retries });
  });
  afterAll(() => store?.close());

  it.each(['before', 'after'] as const)('is asked again when the connection breaks %s', async (what) => {
    const organisation = `o-${randomUUID()}`;
    await gateway.breakNext(what, 3);
    await store.append(organisation, [sampleFact({ id: 'a' })]);
    await gateway.breakNext(what, 3);
    expect(await store.count(organisation, {})).toBe(1);
  });

  it('is given up after the last try, and serves again later', async () => {
    const organisation = `o-${randomUUID()}`;
    await gateway.breakNext('before', 4);
    await expect(store.append(organisation, [sampleFact({ id: 'a' })])).rejects.toThrow(StoreUnavailable);
    expect(await store.count(organisation, {})).toBe(0);
  });

  it('keeps what was appended when it is killed and comes back', async () => {
    const organisation = `o-${randomUUID()}`;
    await store.append(organisation, [sampleFact({ id: 'a' })]);
    await gateway.kill();
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    const waiting = openFactStore({ url: gateway.url, retries: { attempts: 8, firstWaitMs: 50 } });
    await gateway.restart();
    await (await waiting).close();
    expect(await store.count(organisation, {})).toBe(1);
  });

  it('refuses to open at an address where nothing listens', async () => {
    const opening = openFactStore({ url: 'http://127.0.0.1:1', retries: { attempts: 2, firstWaitMs: 1 } });
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1/);
    await expect(opening).rejects.toThrow(StoreUnavailable);
  });

  it('is not asked again when it answers with a refusal', async () => {
    const database = openServer(gateway.url, { attempts: 3, firstWaitMs: 60_000 });
    const asked = database.rows('SELECT no_such_column FROM conversations');
    await expect(asked).rejects.toMatchObject({ code: '47', type: 'UNKNOWN_IDENTIFIER' });
    await expect(asked).rejects.not.toBeInstanceOf(StoreUnavailable);
    await database.close();
  });
});
