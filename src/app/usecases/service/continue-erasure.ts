import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasureRequest, ErasureResult } from '#contract/runs/requests.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Run } from '#core/ports/workflow.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import { dropOrder, type ErasureOrder, findOrder } from './erasure-order.ts';
import type { ServicePorts } from './ports.ts';
import { batchesOf, batchKey, dropBatch, readBatch, UnreadableBatch } from './raw-batch.ts';
import { rewriteBatch } from './rewrite-batch.ts';
import type { RunLeash, RunOutcome } from './run-leash.ts';

interface Place {
  readonly after: string | null;
  readonly searched: number;
  readonly rewritten: number;
  readonly dropped: number;
  readonly unreadable: number;
}

const START: Place = { after: null, searched: 0, rewritten: 0, dropped: 0, unreadable: 0 };

/** After so long, a batch that was stored before the order is on record, or never will be. */
const ON_ITS_WAY_MS = 60_000;
const BATCHES_BETWEEN_NOTES = 100;

/**
 * Does what the order says again, should it have been cut off, and then searches all raw input for earlier
 * contents: a conversation that grew or was sent twice stands in several batches, of which the receipts name
 * the newest.
 */
export async function continueErasure(ports: ServicePorts, run: Run, leash: RunLeash): Promise<RunOutcome> {
  const { organisation } = run;
  const { order: name, conversations } = run.request as ErasureRequest;
  const order = await findOrder(ports.blobs, organisation, name);
  if (order === null) return {};
  let place: Place =
    run.cursor === null ? START : { ...START, ...(JSON.parse(run.cursor) as Partial<Place>) };
  const keep = () =>
    ports.workflow.runs.update(organisation, run.id, {
      cursor: JSON.stringify(place),
      done: conversations,
    });
  if (run.cursor === null) {
    await carryOutErasure(ports, organisation, order);
    await keep();
  }
  const isErased = erasedBy(order);
  for await (const batch of batchesOf(ports.blobs, organisation)) {
    if (place.after !== null && batch <= place.after) continue;
    if (batch > order.upTo) break;
    const found = await searchBatch(ports, organisation, batch, order, isErased);
    place = {
      after: batch,
      searched: place.searched + 1,
      rewritten: place.rewritten + (found === 'rewritten' ? 1 : 0),
      dropped: place.dropped + (found === 'dropped' ? 1 : 0),
      unreadable: place.unreadable + (found === 'unreadable' ? 1 : 0),
    };
    if (place.searched % BATCHES_BETWEEN_NOTES !== 0) continue;
    await keep();
    const stop = await leash.stop();
    if (stop !== null) return stop;
  }
  await dropOrder(ports.blobs, organisation, name);
  const result: ErasureResult = {
    conversations,
    batchesSearched: place.searched,
    batchesRewritten: place.rewritten,
    batchesDropped: place.dropped,
    batchesUnreadable: place.unreadable,
  };
  return { result };
}

function erasedBy({ ids, customer }: ErasureOrder): (conversation: Conversation) => boolean {
  const erased = new Set(ids);
  return (conversation) =>
    erased.has(conversation.id) || (customer !== undefined && conversation.customer?.id === customer);
}

type Searched = 'untouched' | 'rewritten' | 'dropped' | 'unreadable';

async function searchBatch(
  ports: ServicePorts,
  organisation: string,
  batch: string,
  order: ErasureOrder,
  isErased: (conversation: Conversation) => boolean,
): Promise<Searched> {
  const bytes = await ports.blobs.get(batchKey(organisation, batch));
  if (bytes === null) return 'untouched';
  try {
    const found = [...(await readBatch(bytes)).values()].filter(isErased);
    if (found.length === 0) return 'untouched';
    await untilOnRecord(ports, order);
    // What came on record while the order was given goes as well, unless newer content replaced it.
    const late = await ports.workflow.receipts.inBatch(
      organisation,
      batch,
      found.map(({ id }) => id),
    );
    const ids = late.map(({ id }) => id);
    if (ids.length > 0)
      await carryOutErasure(ports, organisation, { ids, batches: [batch], upTo: order.upTo });
    const isRewritten = await rewriteBatch(ports, organisation, batch, isErased);
    return isRewritten || ids.length > 0 ? 'rewritten' : 'untouched';
  } catch (failure) {
    if (!(failure instanceof UnreadableBatch)) throw failure;
    return passOver(ports, organisation, batch, order);
  }
}

/** Nobody can tell whether what is to go is in a damaged batch. Where nothing else stands in it, it is of no use to anybody. */
async function passOver(
  ports: ServicePorts,
  organisation: string,
  batch: string,
  order: ErasureOrder,
): Promise<Searched> {
  await untilOnRecord(ports, order);
  if ((await ports.workflow.receipts.inBatch(organisation, batch)).length === 0) {
    await dropBatch(ports.blobs, organisation, batch);
    return 'dropped';
  }
  const key = batchKey(organisation, batch);
  ports.log.error({ organisation, key }, 'raw input is damaged, and an erasure could not look into it');
  return 'unreadable';
}

async function untilOnRecord({ now }: ServicePorts, { givenAt }: ErasureOrder): Promise<void> {
  const wait = givenAt + ON_ITS_WAY_MS - now();
  if (wait > 0) await sleep(wait);
}
