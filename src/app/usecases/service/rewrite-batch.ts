import type { Conversation } from '#core/conversation/schema.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, dropBatch, packBatch, readBatch } from './raw-batch.ts';

/**
 * Takes conversations out of a raw batch, with everything in it that no receipt knows. The receipts of what is
 * to go are gone before: two erasures in one batch at once may overwrite each other's, so what was written is
 * held against the receipts, and the one that wrote last sees that something came back. Only for a batch that
 * has been received, as one on its way is not known either.
 *
 * Resolves to whether anything was taken out.
 */
export async function rewriteBatch(
  { blobs, workflow }: Pick<ServicePorts, 'blobs' | 'workflow'>,
  organisation: string,
  batch: string,
  isErased: (conversation: Conversation) => boolean,
): Promise<boolean> {
  const key = batchKey(organisation, batch);
  for (let rewritten = false; ; rewritten = true) {
    const bytes = await blobs.get(key);
    if (bytes === null) return rewritten;
    const all = [...(await readBatch(bytes)).values()];
    const known = new Set(
      (
        await workflow.receipts.find(
          organisation,
          all.map(({ id }) => id),
        )
      ).map(({ id }) => id),
    );
    const kept = all.filter((conversation) => known.has(conversation.id) && !isErased(conversation));
    if (kept.length === all.length) return rewritten;
    if (kept.length === 0) await dropBatch(blobs, organisation, batch);
    else await blobs.put(key, await packBatch(kept));
  }
}
