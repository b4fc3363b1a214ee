import type { Conversation } from '#core/conversation/schema.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { JobPayloads } from '#core/ports/jobs.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { activeRulebooks } from './active-rulebooks.ts';
import { analyseEach } from './analyse-each.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, unpackBatch } from './raw-batch.ts';

interface Work {
  readonly receipt: ReceivedConversation;
  readonly conversation: Conversation;
}

/**
 * Analyses what is pending of a raw batch and appends the facts; only then are the receipts settled. Doing it
 * twice does it once: what is settled is left alone, and a fact written twice under one version is one fact.
 * A conversation that breaks the analysis is settled as failed, and the others go on.
 */
export async function analyseBatch(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'analysis' | 'log'>,
  { organisation, batch, ids }: JobPayloads['analyse'],
): Promise<void> {
  const { receipts } = ports.workflow;
  const known = await receipts.inBatch(organisation, batch, ids);
  const pending = known.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return;
  const bytes = await ports.blobs.get(batchKey(organisation, batch));
  const raw = bytes === null ? null : unpackBatch(bytes);
  const lost = pending.filter(({ id }) => raw?.has(id) !== true);
  if (lost.length > 0) await settleLost(ports, organisation, batch, lost);
  const work = pending.flatMap((receipt): Work[] => {
    const conversation = raw?.get(receipt.id);
    return conversation === undefined ? [] : [{ receipt, conversation }];
  });
  if (work.length === 0) return;
  const rulebooks = await activeRulebooks(ports, organisation);
  const outcomes = await analyseEach(
    ports,
    rulebooks,
    work.map(({ conversation }) => conversation),
  );
  const facts = work.flatMap(({ receipt, conversation }, index): ConversationFact[] => {
    const outcome = outcomes[index]!;
    if (!outcome.ok) return [];
    const { receivedAt, version, turnsBefore } = receipt;
    const { analysis, bestScores } = outcome;
    return [
      {
        conversation,
        analysis,
        receivedAt,
        version,
        turnsBefore,
        rulebooks: rulebooks.names,
        ...(bestScores === undefined ? {} : { bestScores }),
      },
    ];
  });
  await ports.facts.append(organisation, facts);
  await receipts.settle(
    organisation,
    work.map(({ receipt: { id, version } }, index) => {
      const outcome = outcomes[index]!;
      return outcome.ok
        ? { id, version, state: 'analysed' as const }
        : { id, version, state: 'failed' as const, error: outcome.error };
    }),
  );
  await takeBackErased(ports, organisation, facts);
}

async function settleLost(
  { workflow, log }: Pick<ServicePorts, 'workflow' | 'log'>,
  organisation: string,
  batch: string,
  lost: readonly ReceivedConversation[],
): Promise<void> {
  log.error({ organisation, batch, conversations: lost.length }, 'raw input is missing');
  await workflow.receipts.settle(
    organisation,
    lost.map(({ id, version }) => ({
      id,
      version,
      state: 'failed',
      error: `The raw input of batch ${batch} is missing from the blob store; send the conversation again.`,
    })),
  );
}

/** What was erased while it was being analysed must not come back. */
async function takeBackErased(
  { workflow, facts }: Pick<ServicePorts, 'workflow' | 'facts'>,
  organisation: string,
  written: readonly ConversationFact[],
): Promise<void> {
  const ids = written.map(({ conversation }) => conversation.id);
  const known = new Set((await workflow.receipts.find(organisation, ids)).map(({ id }) => id));
  const erased = ids.filter((id) => !known.has(id));
  if (erased.length > 0) await facts.erase(organisation, erased);
}
