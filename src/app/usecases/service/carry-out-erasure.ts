import { analyseAgain } from './analyse-again.ts';
import type { ErasureOrder } from './erasure-order.ts';
import { forgetExamples } from './forget-examples.ts';
import type { ServicePorts } from './ports.ts';
import { UnreadableBatch } from './raw-batch.ts';
import { rewriteBatch } from './rewrite-batch.ts';

const IDS_AT_ONCE = 1000;

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue'>;

/**
 * Receipts first: an analysis that ends later finds none and takes its facts back. Then the facts, after which
 * nothing can be read any more, then what people wrote onto them and the examples made of them, then the raw input. Runs that
 * were asked to look for them stay, as samples drawn among them do, and name them no more. Doing it twice does it once.
 *
 * Resolves to the batches of raw input that cannot be read: the others are done all the same.
 */
export async function carryOutErasure(
  ports: Ports,
  organisation: string,
  {
    ids,
    customer,
    batches,
    upTo,
    receivedBefore,
  }: Pick<ErasureOrder, 'ids' | 'customer' | 'batches' | 'upTo' | 'receivedBefore'>,
): Promise<readonly string[]> {
  const { receipts } = ports.workflow;
  const touched = new Set(batches);
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    for (const { batch, receivedAt } of await receipts.find(organisation, some)) {
      const isFresh = receivedBefore !== undefined && receivedAt >= receivedBefore;
      if (batch <= upTo && !isFresh) touched.add(batch);
    }
    // Decided where it is done: what came anew a moment ago is still there afterwards.
    await receipts.forget(organisation, some, {
      upTo,
      ...(receivedBefore === undefined ? {} : { receivedBefore }),
    });
    await ports.facts.erase(organisation, some);
    await ports.workflow.annotations.forget(organisation, some);
    await ports.workflow.reviews.forget(organisation, some);
    const left = await receipts.find(organisation, some);
    await analyseAgain(
      ports,
      organisation,
      left.map(({ id }) => id),
    );
  }
  const named = { customers: customer === undefined ? [] : [customer], ids };
  await ports.workflow.runs.forget(organisation, named);
  await ports.workflow.reviews.forgetInPlans(organisation, named);
  if (customer !== undefined) await ports.workflow.views.forget(organisation, customer);
  const erased = new Set(ids);
  await forgetExamples(ports, organisation, erased);
  const unreadable: string[] = [];
  for (const batch of touched) {
    try {
      await rewriteBatch(ports, organisation, batch, ({ id }) => erased.has(id));
    } catch (failure) {
      if (!(failure instanceof UnreadableBatch)) throw failure;
      unreadable.push(batch);
    }
  }
  return unreadable;
}
