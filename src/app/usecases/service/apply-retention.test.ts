import { expect, it } from 'vitest';
import { chat, erasingWith, forgetful, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { applyRetention } from './apply-retention.ts';
import { previewRetention } from './preview-retention.ts';
import { batchesOf, batchKey } from './raw-batch.ts';
import { receiveConversations } from './receive-conversations.ts';

const stack = useServiceStack();
const DAY = 86_400_000;

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let counted = 0;
  for await (const _ of items) counted++;
  return counted;
}

it('removes what was received longer ago than the organisation keeps it, with its raw input', async () => {
  const ports = stack();
  const { id: month } = await ports.organisation({ retentionDays: 30 });
  const { id: always } = await ports.organisation();
  for (const organisation of [month, always])
    await receiveConversations(ports, organisation, [chat('old'), chat('grows', '嗯')]);
  await ports.drain();
  ports.advance(20 * DAY);
  for (const organisation of [month, always])
    await receiveConversations(ports, organisation, [chat('new'), chat('grows', '抱歉')]);
  await ports.drain();
  await applyRetention(ports);
  expect(await ports.facts.count(month, {})).toBe(3);
  ports.advance(11 * DAY);
  await ports.queue.send([{ name: 'retention', payload: {}, priority: 'backfill' }]);
  await ports.drain();
  const left: string[] = [];
  for await (const id of ports.facts.ids(month, {})) left.push(id);
  expect(left.sort()).toEqual(['grows', 'new']);
  expect(await ports.workflow.receipts.coverage(month)).toMatchObject({ received: 2, analysed: 2 });
  // The earlier content of what grew stood in the batch that has expired.
  expect(await count(batchesOf(ports.blobs, month))).toBe(1);
  expect(await ports.facts.count(always, {})).toBe(3);
  expect(await ports.workflow.audit.list(month, { limit: 5 })).toMatchObject([
    { actor: 'system', action: 'retention.apply', details: { conversations: 1 } },
  ]);
});

it('finishes what a crash cut off', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ retentionDays: 1 });
  await receiveConversations(ports, id, [chat('old')]);
  await ports.drain();
  ports.advance(2 * DAY);
  const dying = {
    ...ports,
    facts: erasingWith(ports.facts, async () => {
      throw new Error('killed');
    }),
  };
  await expect(applyRetention(dying)).rejects.toThrow('killed');
  expect(await ports.facts.count(id, {})).toBe(1);
  await applyRetention(ports);
  expect(await ports.facts.count(id, {})).toBe(0);
  expect(await count(ports.blobs.list(`${id}/`))).toBe(0);
});

it('counts on record what went, once, also where a pass was cut off', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ retentionDays: 1 });
  await receiveConversations(ports, id, [chat('a'), chat('b'), chat('c')]);
  await ports.drain();
  ports.advance(2 * DAY);
  const dying = {
    ...ports,
    facts: erasingWith(ports.facts, async () => {
      throw new Error('killed');
    }),
  };
  await expect(applyRetention(dying, 1)).rejects.toThrow('killed');
  ports.advance(1000);
  await applyRetention(ports, 1);
  expect(await ports.facts.count(id, {})).toBe(0);
  const entries = await ports.workflow.audit.list(id, { action: 'retention.apply', limit: 9 });
  expect(entries.map(({ details }) => details?.['conversations'])).toEqual([1, 1, 1]);
  // All that the last pass removed.
  expect((await previewRetention(ports, id, 1)).lastRemoval).toMatchObject({ conversations: 2 });
});

it('goes on past raw input that is damaged', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ retentionDays: 30 });
  await receiveConversations(ports, id, [chat('damaged'), chat('grows', '嗯')]);
  await ports.drain();
  const { batch } = (await ports.workflow.receipts.find(id, ['damaged']))[0]!;
  await ports.blobs.put(batchKey(id, batch), new TextEncoder().encode('no gzip'));
  ports.advance(20 * DAY);
  await receiveConversations(ports, id, [chat('grows', '抱歉')]);
  await ports.drain();
  ports.advance(11 * DAY);
  await applyRetention(ports);
  expect(await ports.facts.count(id, {})).toBe(1);
  expect(await count(batchesOf(ports.blobs, id))).toBe(1);
  expect(await count(ports.blobs.list(`${id}/erasures/`))).toBe(0);
});

it('is held up by no organisation for which it fails, nor by a damaged order', async () => {
  const ports = stack();
  const ids = await Promise.all(
    [1, 2, 3].map(async () => (await ports.organisation({ retentionDays: 1 })).id),
  );
  const [failing, damaged, behind] = ids.toSorted();
  for (const id of ids) await receiveConversations(ports, id, [chat('old')]);
  await ports.drain();
  ports.advance(2 * DAY);
  await ports.blobs.put(`${damaged}/erasures/retention-cut.json`, new TextEncoder().encode('{"ids": ['));
  const { receipts } = ports.workflow;
  const idsReceivedBefore: typeof receipts.idsReceivedBefore = async (organisation, ...more) => {
    if (organisation === failing) throw new Error('this one cannot be read');
    return receipts.idsReceivedBefore(organisation, ...more);
  };
  const workflow = { ...ports.workflow, receipts: { ...receipts, idsReceivedBefore } };
  await expect(applyRetention({ ...ports, workflow })).rejects.toThrow('cannot be read');
  const left = await Promise.all([failing, damaged, behind].map((id) => ports.facts.count(id!, {})));
  expect(left).toEqual([1, 0, 0]);
});

it('removes nothing that it could not put on record', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ retentionDays: 30 });
  await receiveConversations(ports, id, [chat('old')]);
  await ports.drain();
  ports.advance(31 * DAY);
  await expect(applyRetention(forgetful(ports))).rejects.toThrow('not recorded');
  expect(await ports.facts.count(id, {})).toBe(1);
  expect(await count(ports.blobs.list(`${id}/erasures/`))).toBe(0);
});

it.each(['idsReceivedBefore', 'find'] as const)(
  'keeps what is received anew after it has asked for %s',
  async (asked) => {
    const ports = stack();
    const { id } = await ports.organisation({ retentionDays: 30 });
    await receiveConversations(ports, id, [chat('gone'), chat('comes-back', '嗯')]);
    await ports.drain();
    ports.advance(31 * DAY);
    const { receipts } = ports.workflow;
    let hasCome = false;
    const racing: typeof receipts = {
      ...receipts,
      async [asked](...values: never[]) {
        const answer = await (receipts[asked] as (...all: never[]) => Promise<never>)(...values);
        if (!hasCome) {
          hasCome = true;
          await receiveConversations(ports, id, [chat('comes-back', '抱歉')]);
          await ports.drain();
        }
        return answer;
      },
    };
    await applyRetention({ ...ports, workflow: { ...ports.workflow, receipts: racing } });
    await ports.drain();
    expect(await ports.workflow.receipts.coverage(id)).toMatchObject({
      received: 1,
      analysed: 1,
      pending: 0,
    });
    expect(await ports.facts.count(id, {})).toBe(1);
    const kept = await ports.facts.conversation(id, 'comes-back');
    expect(kept?.conversation.turns.at(-1)?.text).toBe('抱歉');
    expect(await count(batchesOf(ports.blobs, id))).toBe(1);
  },
);
