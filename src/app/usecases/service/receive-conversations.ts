import { createHash } from 'node:crypto';
import type { HeardRecording } from '#contract/files/heard-recording.ts';
import { queueOf } from '#core/conversation/attributes.ts';
import { beganAt } from '#core/conversation/began.ts';
import { hasLocalTimes, withInstants } from '#core/conversation/local-times.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Priority } from '#core/ports/jobs.ts';
import type { Receipt, ReceiptResult } from '#core/ports/workflow.ts';
import { analysisJob } from './analysis-job.ts';
import { mapInSlices } from './in-slices.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, dropBatch, packLines, recordingKey } from './raw-batch.ts';
import { keepHeard } from './sound/heard-of-recording.ts';

export interface ReceivedRecording {
  readonly file: string;
  /** What was heard in it beside the turns. */
  readonly heard?: HeardRecording;
}

/**
 * Takes a batch of conversations in: raw input first, then the receipts, then the job. Once this resolves,
 * every `accepted` one is durable; should the job be lost, the sweep of overdue receipts sends it again.
 * Times without an offset are read on the organisation's clock. At most 1,000 at once.
 * @param recording of which the one conversation was heard; it is kept with it and goes with it
 */
export async function receiveConversations(
  ports: Pick<ServicePorts, 'blobs' | 'workflow' | 'queue' | 'now' | 'newId'>,
  organisation: string,
  received: readonly Conversation[],
  priority: Priority = 'fresh',
  recording?: ReceivedRecording,
): Promise<ReceiptResult[]> {
  if (received.length === 0) return [];
  const conversations = await onTheClock(ports, organisation, received);
  const batch = ports.newId();
  const key = batchKey(organisation, batch);
  const lines = await mapInSlices(conversations, (conversation) => JSON.stringify(conversation));
  const receipts = await mapInSlices(lines, (line, index) => receiptOf(conversations[index]!, line));
  await ports.blobs.put(key, await packLines(lines));
  if (recording !== undefined) {
    const { file, heard } = recording;
    await ports.blobs.putFile(recordingKey(organisation, batch), file);
    if (heard !== undefined) await keepHeard(ports.blobs, organisation, batch, heard);
  }
  const receivedAt = new Date(ports.now()).toISOString();
  const results = await ports.workflow.receipts.receive(organisation, batch, receipts, receivedAt);
  if (results.every(({ status }) => status === 'duplicate'))
    await dropBatch(ports.blobs, organisation, batch);
  else await ports.queue.send([analysisJob({ organisation, batch, reason: 'received' }, priority)]);
  return results;
}

async function onTheClock(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  conversations: readonly Conversation[],
): Promise<readonly Conversation[]> {
  if (!conversations.some(hasLocalTimes)) return conversations;
  const zone = (await workflow.people.organisation(organisation))?.timeZone ?? 'UTC';
  return mapInSlices(conversations, (conversation) => withInstants(conversation, zone));
}

function receiptOf(conversation: Conversation, line: string): Receipt {
  const { id, channel, customer, turns } = conversation;
  const queue = queueOf(conversation);
  const began = beganAt(conversation);
  return {
    id,
    hash: createHash('sha256').update(line).digest('hex').slice(0, 32),
    channel,
    ...(queue === undefined ? {} : { queue }),
    ...(customer === undefined ? {} : { customer: customer.id }),
    turns: turns.length,
    ...(began === undefined ? {} : { startedAt: new Date(began).toISOString() }),
  };
}
