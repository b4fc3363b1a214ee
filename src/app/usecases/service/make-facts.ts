import type { Conversation } from '#core/conversation/schema.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { AnalysisOutcome, FactsTask, MadeFacts } from './ports.ts';
import { unpackBatch } from './raw-batch.ts';

/**
 * What a thread makes of a raw batch: the facts of the conversations that were asked for, and what became of
 * each of them, in their order.
 */
export async function makeFacts(
  { batch, receipts, rulebooks }: FactsTask,
  analyse: (conversations: readonly Conversation[]) => Promise<readonly AnalysisOutcome[]>,
): Promise<MadeFacts & { readonly facts: readonly ConversationFact[] }> {
  const raw = unpackBatch(batch);
  const present = receipts.map(({ id }) => raw.get(id)).filter((found) => found !== undefined);
  const analysed = new Map<Conversation, AnalysisOutcome>();
  for (const [index, outcome] of (await analyse(present)).entries()) analysed.set(present[index]!, outcome);
  const facts: ConversationFact[] = [];
  const outcomes = receipts.map(({ id, ...receipt }): MadeFacts['outcomes'][number] => {
    const conversation = raw.get(id);
    if (conversation === undefined) return { ok: false, lost: true };
    const outcome = analysed.get(conversation)!;
    if (!outcome.ok) return outcome;
    const { analysis, bestScores, need } = outcome;
    facts.push({
      ...receipt,
      conversation,
      analysis,
      rulebooks: rulebooks.names,
      ...(bestScores === undefined ? {} : { bestScores }),
      ...(need === undefined ? {} : { need }),
    });
    return { ok: true };
  });
  return { outcomes, facts };
}
