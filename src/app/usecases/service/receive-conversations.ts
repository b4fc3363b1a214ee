import { createHash } from 'node:crypto';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Priority } from '#core/ports/jobs.ts';
import type { Receipt, ReceiptResult } from '#core/ports/workflow.ts';
import { analysisJob } from './analysis-job.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, packBatch } from './raw-batch.ts';

/**
 * Takes a batch of conversations in: raw input first, then the receipts, then the job. Once this resolves,
 * every `accepted` one is durable; should the job be lost, the sweep of overdue receipts sends it again.
 * At most 1,000 at once.
 */
export async function receiveConversations(
  ports: Pick<ServicePorts, 'blobs' | 'workflow' | 'queue' | 'now' | 'newId'>,
  organisation: string,
  conversations: readonly Conversation[],
  priority: Priority = 'fresh',
): Promise<ReceiptResult[]> {
  if (conversations.length === 0) return [];
  const batch = ports.newId();
  const key = batchKey(organisation, batch);
  await ports.blobs.put(key, packBatch(conversations));
  const receivedAt = new Date(ports.now()).toISOString();
  const receipts = conversations.map(receiptOf);
  const results = await ports.workflow.receipts.receive(organisation, batch, receipts, receivedAt);
  if (results.every(({ status }) => status === 'duplicate')) await ports.blobs.delete(key);
  else await ports.queue.send([analysisJob({ organisation, batch, reason: 'received' }, priority)]);
  return results;
}

function receiptOf(conversation: Conversation): Receipt {
  const { id, channel, customer, turns, attributes } = conversation;
  const queue = attributes?.['queue'];
  return {
    id,
    hash: createHash('sha256').update(JSON.stringify(conversation)).digest('hex').slice(0, 32),
    channel,
    ...(typeof queue === 'string' ? { queue } : {}),
    ...(customer === undefined ? {} : { customer: customer.id }),
    turns: turns.length,
  };
}
