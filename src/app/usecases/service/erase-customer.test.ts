import { describe, expect, it } from 'vitest';
import type { ErasureResult } from '#contract/runs/requests.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import { StoreConflict } from '#core/ports/store-errors.ts';
import {
  expectErased,
  expectNoOrder,
  history,
  LEAVER,
  rawIds,
} from '../../../../test/suites/erasure-history.ts';
import {
  chat,
  erasingWith,
  type ServiceStack,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { analyseBatch } from './analyse-batch.ts';
import { cancelRun } from './cancel-run.ts';
import { eraseConversations } from './erase-conversations.ts';
import { eraseCustomer } from './erase-customer.ts';
import type { ServicePorts } from './ports.ts';
import { batchesOf, batchKey, packBatch, unpackBatch } from './raw-batch.ts';
import { receiveConversations } from './receive-conversations.ts';
import { startReanalysis } from './start-reanalysis.ts';

const stack = useServiceStack();

async function batchOf({ workflow }: ServicePorts, organisation: string, id: string): Promise<string> {
  return (await workflow.receipts.find(organisation, [id]))[0]!.batch;
}

describe('erasing a customer', () => {
  it('takes out facts, receipts and raw input, earlier contents included, and nothing else', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const answer = await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    expect(answer.conversations).toBe(2);
    expect(answer.backups.en).toMatch(/not changed/);
    expect(await ports.facts.count(organisation, {})).toBe(2);
    ports.advance(61_000);
    await ports.drain();
    await expectErased(ports, organisation);
    const run = await ports.workflow.runs.find(organisation, answer.run);
    expect(run).toMatchObject({ state: 'done', total: 2, done: 2, failed: 0 });
    expect((run?.result as ErasureResult | undefined)?.batchesSearched).toBeGreaterThan(0);
    await expectNoOrder(ports, organisation);
  });

  it('names counts in the audit log and in the run, and never the customer', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const { run: id } = await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    const [entry] = await ports.workflow.audit.list(organisation, { limit: 1 });
    expect(entry).toMatchObject({ action: 'customer.erase', actor: 'user:1', details: { conversations: 2 } });
    const run = await ports.workflow.runs.find(organisation, id);
    expect(JSON.stringify([entry, run])).not.toMatch(/leaver|goes/);
    ports.advance(61_000);
    await ports.drain();
  });

  it('leaves no run that names the customer or their conversations, whatever it was asked to look for', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const asked = [
      { customers: ['u-leaver'], queues: ['billing'] },
      { customers: ['u-stays', 'u-leaver'] },
      { ids: ['goes-1', 'stays-1'] },
    ];
    const runs: string[] = [];
    for (const filter of asked)
      runs.push((await startReanalysis(ports, organisation, { filter }, 'user:1')).id);
    await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    const left = await Promise.all(runs.map((id) => ports.workflow.runs.find(organisation, id)));
    expect(left.map((run) => run?.request)).toEqual([
      { filter: { customers: [], queues: ['billing'] } },
      { filter: { customers: ['u-stays'] } },
      { filter: { ids: ['stays-1'] } },
    ]);
    ports.advance(61_000);
    await ports.drain();
    await expectErased(ports, organisation);
  });

  it('finds raw input that was stored and never taken on record', async () => {
    const ports = stack();
    const organisation = await history(ports);
    await ports.blobs.put(
      batchKey(organisation, ports.newId()),
      await packBatch([chat('lost', '嗯', LEAVER)]),
    );
    await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    ports.advance(61_000);
    await ports.drain();
    await expectErased(ports, organisation);
  });

  it('is completed by its run when it was cut off at any step', async () => {
    const ports = stack();
    for (let step = 0; step < 4; step++) {
      const organisation = await history(ports);
      await expect(eraseCustomer(dyingAt(ports, step), organisation, 'u-leaver', 'user:1')).rejects.toThrow(
        'killed',
      );
      ports.advance(61_000);
      await ports.drain();
      await expectErased(ports, organisation);
    }
  });

  it('keeps what is received anew after it, whatever its id', async () => {
    const ports = stack();
    const organisation = await history(ports);
    await expect(eraseCustomer(dyingAt(ports, 1), organisation, 'u-leaver', 'user:1')).rejects.toThrow(
      'killed',
    );
    await receiveConversations(ports, organisation, [chat('goes-1', '欢迎回来。', LEAVER)]);
    ports.advance(61_000);
    await ports.drain();
    const stored = await ports.facts.conversation(organisation, 'goes-1');
    expect(stored?.conversation.turns[1]?.text).toBe('欢迎回来。');
    expect(await rawIds(ports, organisation)).toContain('goes-1');
    expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 3, analysed: 3 });
  });

  it('passes over damaged raw input and says so; what nothing stands in any more goes', async () => {
    const ports = stack();
    const { id } = await ports.organisation();
    await receiveConversations(ports, id, [chat('goes-1', '嗯', LEAVER)]);
    await receiveConversations(ports, id, [chat('damaged')]);
    await receiveConversations(ports, id, [chat('goes-2', '好', LEAVER)]);
    await receiveConversations(ports, id, [chat('goes-1', '抱歉', LEAVER), chat('stays')]);
    await ports.drain();
    const damaged = await batchOf(ports, id, 'damaged');
    for (const batch of [damaged, await batchOf(ports, id, 'goes-2')]) {
      await ports.blobs.put(batchKey(id, batch), new TextEncoder().encode('no gzip'));
    }
    const answer = await eraseCustomer(ports, id, 'u-leaver', 'user:1');
    ports.advance(61_000);
    await ports.drain();
    expect(await ports.workflow.runs.find(id, answer.run)).toMatchObject({
      state: 'done',
      // What was damaged and is gone was never looked into.
      result: { batchesUnreadable: 1, batchesDropped: 1, batchesRewritten: 1 },
    });
    const left: string[] = [];
    for await (const batch of batchesOf(ports.blobs, id)) left.push(batch);
    expect(left).toHaveLength(2);
    expect(left[0]).toBe(damaged);
    expect([...unpackBatch((await ports.blobs.get(batchKey(id, left[1]!)))!).keys()]).toEqual(['stays']);
    await expectNoOrder(ports, id);
  });

  it('cannot be cancelled', async () => {
    const ports = stack();
    const organisation = await history(ports);
    const { run } = await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
    await expect(cancelRun(ports, organisation, run, 'user:1')).rejects.toThrow(StoreConflict);
    ports.advance(61_000);
    await ports.drain();
  });
});

it('erases conversations of one batch for two people at once', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  const ids = Array.from({ length: 8 }, (_, index) => `c${index}`);
  await receiveConversations(ports, organisation, [...ids.map((id) => chat(id)), chat('stays')]);
  await ports.drain();
  await Promise.all(ids.map((id) => eraseConversations(ports, organisation, [id], 'user:1')));
  expect(await rawIds(ports, organisation)).toEqual(['stays']);
  await ports.drain();
});

it('counts on record and in its run only what was there, and tells how many were asked for', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('a'), chat('stays')]);
  await ports.drain();
  const { run } = await eraseConversations(ports, organisation, ['a', 'never'], 'user:1');
  const [entry] = await ports.workflow.audit.list(organisation, { limit: 1 });
  expect(entry?.details).toEqual({ conversations: 1, asked: 2 });
  expect(await ports.workflow.runs.find(organisation, run)).toMatchObject({ total: 1, done: 1 });
  ports.advance(61_000);
  await ports.drain();
  expect(await ports.workflow.runs.find(organisation, run)).toMatchObject({ total: 1, done: 1 });
});

it('erases a conversation whose analysis has not ended yet', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('a'), chat('stays')]);
  await eraseConversations(ports, organisation, ['a'], 'user:1');
  await ports.drain();
  expect(await ports.facts.count(organisation, {})).toBe(1);
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 1, analysed: 1 });
});

it.each([1, 2])(
  'brings nothing back, and analyses what comes anew, when the same id is sent again %i times during its analysis',
  async (times) => {
    const ports = stack();
    const { id: organisation } = await ports.organisation();
    await receiveConversations(ports, organisation, [chat('a', '旧的内容')]);
    const batch = await batchOf(ports, organisation, 'a');
    await whileAnalysed(ports, { organisation, batch, reason: 'received' }, async () => {
      await eraseConversations(ports, organisation, ['a'], 'user:1');
      for (let time = 1; time <= times; time++)
        await receiveConversations(ports, organisation, [chat('a', `新的内容 ${time}`)]);
    });
    expect(await ports.facts.conversation(organisation, 'a')).toBeNull();
    ports.advance(61_000);
    await ports.drain();
    const stored = await ports.facts.conversation(organisation, 'a');
    expect(stored?.conversation.turns.at(-1)?.text).toBe(`新的内容 ${times}`);
    expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 1, analysed: 1 });
  },
);

it('keeps what stands of a conversation that grows during its analysis', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('a', '嗯')]);
  const batch = await batchOf(ports, organisation, 'a');
  await whileAnalysed(ports, { organisation, batch, reason: 'received' }, async () => {
    await receiveConversations(ports, organisation, [chat('a', '抱歉')]);
  });
  expect((await ports.facts.conversation(organisation, 'a'))?.conversation.turns.at(-1)?.text).toBe('嗯');
  await ports.drain();
  expect((await ports.facts.conversation(organisation, 'a'))?.conversation.turns.at(-1)?.text).toBe('抱歉');
});

/** What happens between the analysis of a batch and the writing of its facts. */
async function whileAnalysed(
  ports: ServiceStack,
  job: JobPayloads['analyse'],
  happens: () => Promise<void>,
): Promise<void> {
  const analysis: typeof ports.analysis = {
    ...ports.analysis,
    async makeFacts(task) {
      const made = await ports.analysis.makeFacts(task);
      await happens();
      return made;
    },
  };
  await analyseBatch({ ...ports, analysis }, job);
}

/** The same stores, gone at the n-th step of an erasure once its order and run are there. */
function dyingAt(ports: ServicePorts, step: number): ServicePorts {
  let steps = 0;
  const mortal =
    <Arguments extends unknown[], Result>(act: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      if (steps++ >= step) throw new Error('killed');
      return act(...given);
    };
  const { receipts } = ports.workflow;
  const order = (key: string): boolean => key.includes('/erasures/');
  return {
    ...ports,
    facts: erasingWith(
      ports.facts,
      mortal((organisation, ids) => ports.facts.erase(organisation, ids)),
    ),
    blobs: {
      get: (key) => ports.blobs.get(key),
      list: (prefix) => ports.blobs.list(prefix),
      size: (key) => ports.blobs.size(key),
      read: (key, range) => ports.blobs.read(key, range),
      putFile: (key, file) => ports.blobs.putFile(key, file),
      check: () => ports.blobs.check(),
      delete: mortal((key) => ports.blobs.delete(key)),
      put: (key, bytes) =>
        order(key) ? ports.blobs.put(key, bytes) : mortal(() => ports.blobs.put(key, bytes))(),
    },
    workflow: {
      ...ports.workflow,
      receipts: {
        ...receipts,
        forget: mortal((organisation, ids, only) => receipts.forget(organisation, ids, only)),
      },
    },
  };
}
