import { analysisJob } from './analysis-job.ts';
import type { ErasureOrder } from './erasure-order.ts';
import type { ServicePorts } from './ports.ts';
import { rewriteBatch } from './rewrite-batch.ts';

const IDS_AT_ONCE = 1000;

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'queue'>;

/**
 * Receipts first: an analysis that ends later finds none and takes its facts back. Then the facts, after which
 * nothing can be read any more, then the raw input. Doing it twice does it once.
 */
export async function carryOutErasure(
  ports: Ports,
  organisation: string,
  { ids, batches, upTo }: Pick<ErasureOrder, 'ids' | 'batches' | 'upTo'>,
): Promise<void> {
  const touched = new Set(batches);
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const known = await ports.workflow.receipts.find(organisation, some);
    const again = known.filter(({ batch }) => batch > upTo).map(({ id }) => id);
    for (const { batch } of known) if (batch <= upTo) touched.add(batch);
    const cameAgain = new Set(again);
    await ports.workflow.receipts.forget(
      organisation,
      some.filter((id) => !cameAgain.has(id)),
    );
    await ports.facts.erase(organisation, some);
    await analyseAgain(ports, organisation, again);
  }
  const erased = new Set(ids);
  for (const batch of touched) await rewriteBatch(ports, organisation, batch, ({ id }) => erased.has(id));
}

/** What was received anew after the order stays; only its facts went with those of the old content. */
async function analyseAgain(
  { workflow, queue }: Ports,
  organisation: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const reopened = await workflow.receipts.reopen(organisation, ids);
  await queue.send(
    [...new Set(reopened.map(({ batch }) => batch))].map((batch) =>
      analysisJob({ organisation, batch, reason: 'reanalysis' }, 'fresh'),
    ),
  );
}
