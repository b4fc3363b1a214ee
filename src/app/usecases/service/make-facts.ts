import type { Conversation } from '#core/conversation/schema.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { AnalysisOutcome, FactsTask, MadeFacts } from './ports.ts';
import { unpackBatch } from './raw-batch.ts';

/**
 * What a thread makes of a raw batch: the facts of the conversations that were asked for, and what became of
 * each of them, in their order.
 * @param analyse gives one outcome after the other
 * @param keep called with each fact as soon as it is made
 */
export async function makeFacts(
  { batch, receipts, rulebooks }: FactsTask,
  analyse: (conversations: readonly Conversation[]) => Promise<Iterable<AnalysisOutcome>>,
  keep: (fact: ConversationFact) => void,
): Promise<MadeFacts['outcomes']> {
  const raw = unpackBatch(batch);
  const present = receipts.flatMap((receipt) => {
    const conversation = raw.get(receipt.id);
    return conversation === undefined ? [] : [{ receipt, conversation }];
  });
  const outcomes = new Map<string, MadeFacts['outcomes'][number]>();
  let next = 0;
  for (const outcome of await analyse(present.map(({ conversation }) => conversation))) {
    const { receipt, conversation } = present[next++]!;
    outcomes.set(receipt.id, outcome.ok ? madeOf(conversation) : outcome);
    if (!outcome.ok) continue;
    const { analysis, bestScores, need } = outcome;
    const { id: _, ...rest } = receipt;
    keep({
      ...rest,
      conversation,
      analysis,
      rulebooks: rulebooks.names,
      ...(bestScores === undefined ? {} : { bestScores }),
      ...(need === undefined ? {} : { need }),
    });
  }
  return receipts.map(({ id }) => outcomes.get(id) ?? { ok: false, lost: true });
}

function madeOf({ agent }: Conversation): MadeFacts['outcomes'][number] {
  return { ok: true, ...(agent === undefined ? {} : { agent }) };
}
