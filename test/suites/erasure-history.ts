import { expect } from 'vitest';
import type { ServicePorts } from '#app/usecases/service/ports.ts';
import { batchesOf, batchKey, unpackBatch } from '#app/usecases/service/raw-batch.ts';
import { receiveConversations } from '#app/usecases/service/receive-conversations.ts';
import { chat, type ServiceStack } from './service-stack.ts';

export const LEAVER = { customer: { id: 'u-leaver' } };

/** Everything that is still kept of an organisation's raw input. */
export async function rawIds(ports: ServicePorts, organisation: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const batch of batchesOf(ports.blobs, organisation))
    ids.push(...unpackBatch((await ports.blobs.get(batchKey(organisation, batch)))!).keys());
  return ids.sort();
}

/** Another customer beside the leaver, of whom one conversation was sent again as it grew. */
export async function history(ports: ServiceStack): Promise<string> {
  const { id } = await ports.organisation();
  await receiveConversations(ports, id, [chat('stays-1'), chat('goes-1', '嗯', LEAVER)]);
  await receiveConversations(ports, id, [chat('stays-2'), chat('goes-2', '好', LEAVER)]);
  await receiveConversations(ports, id, [chat('goes-1', '抱歉，我来处理。', LEAVER), chat('stays-2')]);
  await ports.drain();
  return id;
}

export async function expectErased(ports: ServiceStack, organisation: string): Promise<void> {
  expect(new Set(await rawIds(ports, organisation))).toEqual(new Set(['stays-1', 'stays-2']));
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 2, pending: 0 });
  expect(await ports.facts.count(organisation, {})).toBe(2);
  expect(await ports.facts.conversation(organisation, 'goes-1')).toBeNull();
}

export async function expectNoOrder(ports: ServiceStack, organisation: string): Promise<void> {
  const names: string[] = [];
  for await (const name of ports.blobs.list(`${organisation}/erasures/`)) names.push(name);
  expect(names).toEqual([]);
}
