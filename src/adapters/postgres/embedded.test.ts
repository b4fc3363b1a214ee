import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { StoreInUse, StoreUnavailable } from '#core/ports/store-errors.ts';
import { startProgram } from '../../../test/suites/child-program.ts';
import { copyEmptyStore } from '../../../test/suites/embedded-folder.ts';
import { AT, receipts } from '../../../test/suites/workflow/samples.ts';
import { openWorkflowStore } from './open-workflow-store.ts';

const RECEIVER = new URL('../../../test/suites/workflow/receiver-program.ts', import.meta.url);

describe('the folder of the embedded workflow store', () => {
  const root = mkdtempSync(join(tmpdir(), 'tingzhen-workflow-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const freshFolder = async (name: string) => {
    const folder = join(root, name);
    await copyEmptyStore(folder);
    return folder;
  };

  test('what was received outlives a process that is killed at once', async () => {
    const folder = await freshFolder('killed');
    const receiver = startProgram(RECEIVER, [folder, 'b1', '500']);
    await receiver.line('received b1');
    await receiver.kill();
    const { store } = await openWorkflowStore({ folder });
    expect(await store.receipts.coverage('org')).toMatchObject({ received: 500, pending: 500 });
    expect(await store.receipts.inBatch('org', 'b1')).toHaveLength(500);
    await store.close();
  });

  test('a process killed at any moment leaves whole batches, and all that it reported', async () => {
    const folder = await freshFolder('killed-anytime');
    const batches = Array.from({ length: 200 }, (_, index) => `b${index}`);
    const receiver = startProgram(RECEIVER, [folder, batches.join(','), '100']);
    await receiver.line('received b2');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
    await receiver.kill();
    const reported = receiver.lines().map((line) => line.replace('received ', ''));
    const { store } = await openWorkflowStore({ folder });
    const found = new Map<string, number>();
    for (const batch of batches) found.set(batch, (await store.receipts.inBatch('org', batch)).length);
    expect(new Set(found.values())).toEqual(new Set([0, 100]));
    expect(reported.map((batch) => found.get(batch))).toEqual(reported.map(() => 100));
    const kept = [...found.values()].filter((count) => count > 0).length;
    expect(await store.receipts.coverage('org')).toMatchObject({ received: kept * 100 });
    await store.close();
  });

  test('a second process is refused, by a message that names the folder and the first one', async () => {
    const folder = await freshFolder('held');
    const { store } = await openWorkflowStore({ folder });
    const second = startProgram(RECEIVER, [folder, 'b1', '1']);
    const refusal = await second.line('StoreInUse');
    expect(refusal).toContain(folder);
    expect(refusal).toContain(`process ${process.pid}`);
    await second.kill();
    await expect(openWorkflowStore({ folder })).rejects.toThrow(StoreInUse);
    await store.close();
    await (await openWorkflowStore({ folder })).store.close();
  });

  test('what a killed process left of its hold keeps nobody out, not even under the same process id', async () => {
    const folder = await freshFolder('left-behind');
    writeFileSync(join(folder, 'holder.pid'), `${process.pid}\n`);
    const { store } = await openWorkflowStore({ folder });
    expect(readFileSync(join(folder, 'holder.pid'), 'utf8')).toBe(`${process.pid}\n`);
    await store.close();
  });

  test('a first start that was cut short is begun anew', async () => {
    const folder = join(root, 'cut-short');
    mkdirSync(join(folder, 'database.unfinished'), { recursive: true });
    writeFileSync(join(folder, 'database.unfinished', 'PG_VERSION'), '18\n');
    const { store } = await openWorkflowStore({ folder });
    expect(await store.receipts.receive('org', 'b1', receipts(3), AT)).toHaveLength(3);
    expect(existsSync(join(folder, 'database.unfinished'))).toBe(false);
    await store.close();
  });

  test('a closed store says that it cannot be used, and may be closed again', async () => {
    const { store } = await openWorkflowStore({ folder: await freshFolder('closed') });
    await store.close();
    await store.close();
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    await expect(store.receipts.coverage('org')).rejects.toThrow(StoreUnavailable);
  });

  test('a store whose thread ends by itself tells so once, and one that is closed does not', async () => {
    const threads: Worker[] = [];
    const note = (thread: Worker) => threads.push(thread);
    process.on('worker', note);
    const told: string[] = [];
    const onBroken = (reason: string) => told.push(reason);
    const closed = await openWorkflowStore({ folder: await freshFolder('kept'), onBroken });
    await closed.store.close();
    expect(told).toEqual([]);
    const { store } = await openWorkflowStore({ folder: await freshFolder('broken'), onBroken });
    process.off('worker', note);
    await threads.at(-1)!.terminate();
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    await store.close();
    expect(told).toEqual(['The thread of the embedded database has ended.']);
  });

  test('a failed script of another library leaves no transaction open for the rest', async () => {
    const { store, sql } = await openWorkflowStore({ folder: await freshFolder('script') });
    const script = 'BEGIN; CREATE TABLE half (id int); SELECT 1/0; COMMIT';
    const [failed, ...others] = await Promise.allSettled([
      sql.execute(script),
      ...receipts(20).map((each) => store.receipts.receive('org', 'b', [each], AT)),
    ]);
    expect(failed.status).toBe('rejected');
    expect(others.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect((await sql.execute(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }]);
    expect((await sql.execute('BEGIN; SELECT 1 AS one; SELECT 2 AS two; COMMIT')).rows).toEqual([
      { one: 1 },
      { two: 2 },
    ]);
    await store.close();
  });

  test('notifications are heard until the listener is closed', async () => {
    const { store, sql } = await openWorkflowStore({ folder: await freshFolder('notified') });
    const heard: string[] = [];
    const listener = await sql.listen('news', (payload) => heard.push(payload));
    await sql.execute('SELECT pg_notify($1, $2)', ['news', '一']);
    await listener.close();
    await sql.execute('SELECT pg_notify($1, $2)', ['news', '二']);
    expect(heard).toEqual(['一']);
    await store.close();
  });
});
