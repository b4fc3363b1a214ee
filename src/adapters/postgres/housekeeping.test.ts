import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyEmptyStore } from '../../../test/suites/embedded-folder.ts';
import { AT, receipts } from '../../../test/suites/workflow/samples.ts';
import { tidy } from './housekeeping.ts';
import { type OpenWorkflowStore, openWorkflowStore } from './open-workflow-store.ts';

describe('housekeeping of the embedded store', () => {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-housekeeping-'));
  let opened: OpenWorkflowStore;
  beforeAll(async () => {
    await copyEmptyStore(join(root, 'store'));
    opened = await openWorkflowStore({ folder: join(root, 'store') });
  });
  afterAll(async () => {
    await opened.store.close();
    rmSync(root, { recursive: true, force: true });
  });

  const state = async () => {
    const statement = `SELECT (last_vacuum IS NOT NULL) AS vacuumed, (last_analyze IS NOT NULL) AS analysed
      FROM pg_stat_user_tables WHERE relname = 'receipts'`;
    return (await opened.sql.execute(statement)).rows[0];
  };
  /** PostgreSQL tells of its counts a moment later. */
  const tidyUntil = (expected: unknown) =>
    expect.poll(() => tidy(opened.sql, 0).then(state), { timeout: 10_000, interval: 200 }).toEqual(expected);

  test('a table that grew gets figures for the planner; one whose rows were replaced gives their room back', async () => {
    const { receipts: store } = opened.store;
    await store.receive('org', 'b1', receipts(200), AT);
    await tidy(opened.sql, 0);
    expect(await state()).toEqual({ vacuumed: false, analysed: false });
    await store.receive('org', 'b2', receipts(800, 'd'), AT);
    await tidyUntil({ vacuumed: false, analysed: true });
    const ids = receipts(800, 'd').map(({ id }) => id);
    await store.reopen('org', ids);
    await tidyUntil({ vacuumed: true, analysed: true });
    expect(await store.coverage('org')).toMatchObject({ received: 1_000, pending: 1_000 });
  });

  test('timers have their turn while calls follow each other without a pause', async () => {
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 1);
    for (let calls = 0; calls < 200 && !fired; calls++) await opened.store.receipts.coverage('org');
    expect(fired).toBe(true);
  });
});
