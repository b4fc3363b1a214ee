import type { Caller } from '#core/access/caller.ts';
import { inScope } from '#core/access/scope.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, readBatch } from './raw-batch.ts';

export interface VisibleConversation {
  readonly receipt: ReceivedConversation | undefined;
  readonly conversation: Conversation;
  /** Null while it has not been analysed, or where it could not be. */
  readonly analysis: Analysis | null;
  readonly receivedAt: string;
  readonly version: number;
  readonly rulebooks: readonly string[];
}

/** A conversation as it is kept; null where there is none in the caller's scope. */
export async function visibleConversation(
  { workflow, facts, blobs }: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs'>,
  caller: Caller,
  id: string,
): Promise<VisibleConversation | null> {
  const { organisation } = caller;
  const [receipt] = await workflow.receipts.find(organisation, [id]);
  const stored = await facts.conversation(organisation, id);
  const found = stored ?? (receipt === undefined ? null : await unanalysed({ blobs }, organisation, receipt));
  return found === null || !inScope(caller, found.conversation) ? null : { ...found, receipt };
}

/** What was received and has not been analysed, or could not be. */
async function unanalysed(
  { blobs }: Pick<ServicePorts, 'blobs'>,
  organisation: string,
  { id, batch, receivedAt, version }: ReceivedConversation,
) {
  const bytes = await blobs.get(batchKey(organisation, batch));
  const conversation = bytes === null ? undefined : (await readBatch(bytes)).get(id);
  return conversation === undefined
    ? null
    : { conversation, receivedAt, version, rulebooks: [], analysis: null };
}
