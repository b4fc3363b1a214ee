import { carryOutErasure } from './carry-out-erasure.ts';
import { eachOrganisation } from './each-organisation.ts';
import {
  dropOrder,
  type ErasureOrder,
  findOrder,
  keepOrder,
  OF_RETENTION,
  ordersOf,
} from './erasure-order.ts';
import { eraseLiveCalls } from './live/live-register.ts';
import type { ServicePorts } from './ports.ts';
import { batchesOf, batchKey, dropBatch } from './raw-batch.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue' | 'now' | 'newId' | 'log'>;

/** What is forgotten by name is looked for once for so many. */
const IDS_AT_ONCE = 20_000;
const DAY_MS = 86_400_000;
const DELIVERIES_KEPT_DAYS = 30;

/** Removes conversations that were received longer ago than their organisation keeps them. */
export async function applyRetention(ports: Ports, idsAtOnce = IDS_AT_ONCE): Promise<void> {
  await ports.workflow.webhooks.forgetDeliveries(
    new Date(ports.now() - DELIVERIES_KEPT_DAYS * DAY_MS).toISOString(),
  );
  await eachOrganisation(ports, 'retention', async ({ id, retentionDays }) => {
    await finishOrders(ports, id);
    if (retentionDays !== null) await removeExpired(ports, id, retentionDays, idsAtOnce);
  });
}

/** Those that a crash cut off. What a damaged one named has expired still, and gets another. */
async function finishOrders(ports: Ports, organisation: string): Promise<void> {
  for await (const name of ordersOf(ports.blobs, organisation, 'retention')) {
    const order = await findOrder(ports.blobs, organisation, name).catch((failure: unknown) => {
      if (!(failure instanceof SyntaxError)) throw failure;
      ports.log.warn({ organisation, order: name }, 'the order of a retention was damaged; it is given anew');
      return null;
    });
    if (order !== null) await carryOut(ports, organisation, order);
    await dropOrder(ports.blobs, organisation, name);
  }
}

async function removeExpired(
  ports: Ports,
  organisation: string,
  days: number,
  idsAtOnce: number,
): Promise<void> {
  const { receipts } = ports.workflow;
  const before = new Date(ports.now() - days * DAY_MS).toISOString();
  // What could not be stored in all that time.
  await eraseLiveCalls(ports, organisation, ({ begunAt }) => begunAt < Date.parse(before));
  let newest = '';
  let conversations = 0;
  for (;;) {
    const ids = await receipts.idsReceivedBefore(organisation, before, idsAtOnce);
    if (ids.length === 0) break;
    const known = await receipts.find(organisation, ids);
    const expired = known.filter(({ receivedAt }) => receivedAt < before);
    if (expired.length === 0) continue;
    // Each for itself: what a pass that is cut off has not come to is counted by the next one.
    await record(ports, organisation, { conversations: expired.length, receivedBefore: before });
    conversations += expired.length;
    const batches = [...new Set(expired.map(({ batch }) => batch))];
    for (const batch of batches) if (batch > newest) newest = batch;
    const upTo = ports.newId();
    const name = `${OF_RETENTION}${upTo}`;
    const order = { ids, batches, upTo, receivedBefore: before, givenAt: ports.now() };
    await keepOrder(ports.blobs, organisation, name, order);
    await carryOut(ports, organisation, order);
    await dropOrder(ports.blobs, organisation, name);
  }
  if (conversations === 0) return;
  await removeReplaced(ports, organisation, newest);
  ports.log.info({ organisation, conversations, before }, 'retention applied');
}

async function record(
  { workflow, now }: Ports,
  organisation: string,
  details: { readonly conversations: number; readonly receivedBefore: string },
): Promise<void> {
  const at = new Date(now()).toISOString();
  await workflow.audit.record([
    { at, organisation, actor: 'system', action: 'retention.apply', subject: organisation, details },
  ]);
}

/** A damaged batch stays until nothing stands in it any more; the rest goes. */
async function carryOut(ports: Ports, organisation: string, order: ErasureOrder): Promise<void> {
  for (const batch of await carryOutErasure(ports, organisation, order)) {
    const key = batchKey(organisation, batch);
    ports.log.error({ organisation, key }, 'raw input is damaged, and retention could not look into it');
  }
}

/** Raw input as old as what has expired, all of which was replaced by newer content since. */
async function removeReplaced({ workflow, blobs }: Ports, organisation: string, upTo: string): Promise<void> {
  for await (const batch of batchesOf(blobs, organisation)) {
    if (batch > upTo) break;
    const standing = await workflow.receipts.inBatch(organisation, batch);
    if (standing.length === 0) await dropBatch(blobs, organisation, batch);
  }
}
