import { compileRulebooks } from '#app/usecases/service/compile-rulebooks.ts';
import type { AnalysisOutcome, RulebookSet } from '#app/usecases/service/ports.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { bestScore } from '#core/scoring/scorecard.ts';

export interface ThreadTask {
  readonly rulebooks: RulebookSet;
  readonly conversations: readonly Conversation[];
}

interface Bench {
  readonly analyser: Analyser;
  readonly bestScores: Record<string, Record<string, number>>;
}

/** An analyser takes a second to build and some ten megabytes; a backtest works with two sets in turn. */
const KEPT = 3;
const benches = new Map<string, Promise<Bench>>();

/** What a thread of the pool does with a task. */
export default async function analyseInThread(task: ThreadTask): Promise<readonly AnalysisOutcome[]> {
  const { analyser, bestScores } = await benchFor(task.rulebooks);
  return task.conversations.map((conversation) => {
    try {
      return { ok: true, analysis: analyser.analyse(conversation), bestScores };
    } catch (failure) {
      return { ok: false, error: failure instanceof Error ? failure.message : String(failure) };
    }
  });
}

function benchFor(rulebooks: RulebookSet): Promise<Bench> {
  const { key } = rulebooks;
  const known = benches.get(key) ?? build(rulebooks);
  // Deleted and set again, the map's order is the order of use.
  benches.delete(key);
  benches.set(key, known);
  if (benches.size > KEPT) benches.delete(benches.keys().next().value!);
  known.catch(() => benches.delete(key));
  return known;
}

async function build(rulebooks: RulebookSet): Promise<Bench> {
  const { rules, scorecards } = await compileRulebooks(rulebooks);
  const bestScores = Object.fromEntries(
    scorecards.map(({ id, sections }) => [
      id,
      Object.fromEntries(
        sections.flatMap(({ criteria }) => criteria).map((criterion) => [criterion.id, bestScore(criterion)]),
      ),
    ]),
  );
  return { analyser: new Analyser({ rules, scorecards }), bestScores };
}
