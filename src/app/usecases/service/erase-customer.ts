import { type ErasureAnswer, giveErasureOrder, recordErasure } from './erase-conversations.ts';
import { eraseLiveCalls } from './live/live-register.ts';
import type { Actor, ServicePorts } from './ports.ts';

/**
 * Erases every conversation of a customer, as `eraseConversations` does; raw input that was never taken on
 * record because its sending broke off is searched for the customer as well. Calls that still go on are stored no more.
 */
export async function eraseCustomer(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue' | 'now' | 'newId'>,
  organisation: string,
  customer: string,
  actor: Actor,
): Promise<ErasureAnswer> {
  const record = { ids: await idsOf(ports, organisation, customer), customer };
  const run = await recordErasure(ports, organisation, record, actor);
  // First: what is stored a moment later has seen it, or is on record and found.
  await eraseLiveCalls(ports, organisation, (call) => call.customer === customer);
  const erased = { ids: await idsOf(ports, organisation, customer), customer };
  return giveErasureOrder(ports, organisation, run, erased, actor);
}

async function idsOf(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  customer: string,
): Promise<string[]> {
  const ids = new Set(await workflow.receipts.idsOfCustomer(organisation, customer));
  // Of an earlier content the customer may have been another one: what was analysed tells it too.
  for await (const id of facts.ids(organisation, { customers: [customer] })) ids.add(id);
  return [...ids];
}
