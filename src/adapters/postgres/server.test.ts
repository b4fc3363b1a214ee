import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import {
  NoPostgres,
  type PostgresServer,
  startPostgresServer,
} from '../../../test/suites/postgres-server.ts';
import { AT, freshName, receipts } from '../../../test/suites/workflow/samples.ts';
import { type OpenWorkflowStore, openWorkflowStore } from './open-workflow-store.ts';

/** A server that may be killed, whatever others use. */
const server: PostgresServer | null = await startPostgresServer().catch((error: unknown) => {
  if (!(error instanceof NoPostgres)) throw error;
  console.warn(`Tests on PostgreSQL are skipped. ${error.message}`);
  return null;
});

describe.skipIf(server === null)('the workflow store while PostgreSQL goes away', () => {
  const running = server as PostgresServer;
  let opened: OpenWorkflowStore;
  beforeAll(async () => {
    opened = await openWorkflowStore({ url: running.url });
  });
  afterAll(async () => {
    await opened.store.close();
    await running.stop();
  });

  test('calls say so while it is gone, and succeed again once it is back', async () => {
    const org = freshName('org');
    const { receipts: store } = opened.store;
    await store.receive(org, 'b1', receipts(10), AT);
    const underway = Array.from({ length: 20 }, () => store.receive(org, 'b2', receipts(1_000, 'd'), AT));
    const settled = Promise.allSettled(underway);
    await running.kill();
    for (const outcome of await settled) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailable);
    }
    await expect(opened.store.check()).rejects.toThrow(StoreUnavailable);
    await expect(store.coverage(org)).rejects.toThrow(/cannot be used at the moment/);
    await expect(opened.store.rulebooks.activate(org, 'general', 1)).rejects.toThrow(StoreUnavailable);
    await running.start();
    await opened.store.check();
    await store.receive(org, 'b2', receipts(1_000, 'd'), AT);
    expect(await store.coverage(org)).toMatchObject({ received: 1_010, pending: 1_010 });
  });

  test('a connection that the server ends is replaced', async () => {
    await opened.store.check();
    await Promise.allSettled([
      opened.sql.execute(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
        ['tingzhen'],
      ),
    ]);
    await expect.poll(() => opened.store.check().then(() => 'answers'), { timeout: 5_000 }).toBe('answers');
  });

  test('a server that hangs is said to be away within seconds, and serves again when it goes on', async () => {
    const org = freshName('org');
    const { receipts: store } = opened.store;
    await store.receive(org, 'b1', receipts(3), AT);
    running.hang();
    const since = performance.now();
    const calls = [store.coverage(org), store.receive(org, 'b2', receipts(3, 'd'), AT), opened.store.check()];
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    }
    expect(performance.now() - since).toBeLessThan(20_000);
    running.goOn();
    await expect.poll(() => opened.store.check().then(() => 'answers'), { timeout: 20_000 }).toBe('answers');
    await store.receive(org, 'b2', receipts(3, 'd'), AT);
    expect((await store.coverage(org)).received).toBe(6);
  });

  test('a failed script leaves no transaction open in the pool', async () => {
    await expect(opened.sql.execute('BEGIN; SELECT 1/0; COMMIT')).rejects.toThrow(/division by zero/);
    expect((await opened.sql.execute('BEGIN; SELECT 1 AS one; COMMIT')).rows).toEqual([{ one: 1 }]);
    await opened.store.check();
  });

  test('a server that is not there at the start is named as such', async () => {
    await expect(openWorkflowStore({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow(
      StoreUnavailable,
    );
  });
});
