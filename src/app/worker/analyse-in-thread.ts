import { compileRulebooks } from '#app/usecases/service/compile-rulebooks.ts';
import type { AnalysisOutcome, RulebookSet } from '#app/usecases/service/ports.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';

export interface ThreadTask {
  readonly rulebooks: RulebookSet;
  readonly conversations: readonly Conversation[];
}

/** An analyser takes a second to build and some ten megabytes; a backtest works with two sets in turn. */
const KEPT = 3;
const analysers = new Map<string, Promise<Analyser>>();

/** What a thread of the pool does with a task. */
export default async function analyseInThread(task: ThreadTask): Promise<readonly AnalysisOutcome[]> {
  const analyser = await analyserFor(task.rulebooks);
  return task.conversations.map((conversation) => {
    try {
      return { ok: true, analysis: analyser.analyse(conversation) };
    } catch (failure) {
      return { ok: false, error: failure instanceof Error ? failure.message : String(failure) };
    }
  });
}

function analyserFor(rulebooks: RulebookSet): Promise<Analyser> {
  const { key } = rulebooks;
  const known = analysers.get(key) ?? build(rulebooks);
  // Deleted and set again, the map's order is the order of use.
  analysers.delete(key);
  analysers.set(key, known);
  if (analysers.size > KEPT) analysers.delete(analysers.keys().next().value!);
  known.catch(() => analysers.delete(key));
  return known;
}

async function build(rulebooks: RulebookSet): Promise<Analyser> {
  const { rules, scorecards } = await compileRulebooks(rulebooks);
  return new Analyser({ rules, scorecards });
}
