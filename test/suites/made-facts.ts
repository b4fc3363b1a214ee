import { makeFacts } from '#app/usecases/service/make-facts.ts';
import type { FactsTask, MadeFacts } from '#app/usecases/service/ports.ts';
import type { ConversationFact } from '#core/ports/facts.ts';

/** What a thread makes of a batch, without the thread: facts that are not packed yet. */
export async function madeFacts(
  task: FactsTask,
  analyse: Parameters<typeof makeFacts>[1],
): Promise<MadeFacts> {
  const facts: ConversationFact[] = [];
  const outcomes = await makeFacts(task, analyse, (fact) => facts.push(fact));
  return { outcomes, facts };
}
