import type { ReadAlong } from '#app/usecases/read-along.ts';
import { compileRulebooks, readRulebooks } from '#app/usecases/service/compile-rulebooks.ts';
import { makeFacts } from '#app/usecases/service/make-facts.ts';
import type {
  AnalysisOutcome,
  FactsTask,
  RulebookFindings,
  RulebookSet,
} from '#app/usecases/service/ports.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { needOf } from '#core/analysis/need.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { messageOf } from '#core/message-of.ts';
import type { ConversationFact } from '#core/ports/facts.ts';
import type { ConversationReading } from '#core/ports/language-model.ts';
import { bestScore } from '#core/scoring/scorecard.ts';
import { shortReport } from '#core/signals/custom/short-report.ts';
import { turnsMs } from './analysis-time.ts';
import type { TaskTime } from './limited-task.ts';

export interface ThreadTask {
  readonly rulebooks: RulebookSet;
  readonly conversations: readonly Conversation[];
}

type Analyse = (conversation: Conversation, reading: ConversationReading | undefined) => AnalysisOutcome;

/** An analyser takes a second to build and some ten megabytes; a backtest works with two sets in turn. */
const KEPT = 3;
const benches = new Map<string, Promise<Analyse>>();

export async function analyseInThread(
  { rulebooks, conversations }: ThreadTask,
  reader: ReadAlong,
  time: TaskTime,
): Promise<readonly AnalysisOutcome[]> {
  const { analyse, readings } = await prepared(rulebooks, conversations, reader, time);
  return conversations.map((conversation, index) => analyse(conversation, readings[index]));
}

/** What analyses, and what the model reads in the conversations, where there is one. */
async function prepared(
  rulebooks: RulebookSet,
  conversations: readonly Conversation[],
  reader: ReadAlong,
  time: TaskTime,
) {
  const analyse = await benchFor(rulebooks, reader);
  time.begins(turnsMs(conversations));
  const readings = await reader.readings(conversations, time);
  return { analyse, readings };
}

export async function makeFactsInThread(
  task: FactsTask,
  reader: ReadAlong,
  time: TaskTime,
  keep: (fact: ConversationFact) => void,
): ReturnType<typeof makeFacts> {
  async function outcomesOf(conversations: readonly Conversation[]): Promise<Iterable<AnalysisOutcome>> {
    const { analyse, readings } = await prepared(task.rulebooks, conversations, reader, time);
    // One after the other, as they are asked for: an analysis is let go of before the next is made.
    return (function* () {
      for (const [index, conversation] of conversations.entries())
        yield withNeed(conversation, readings[index], analyse(conversation, readings[index]));
    })();
  }
  return makeFacts(task, outcomesOf, keep);
}

function withNeed(
  conversation: Conversation,
  reading: ConversationReading | undefined,
  outcome: AnalysisOutcome,
): AnalysisOutcome {
  if (!outcome.ok || reading === undefined) return outcome;
  const need = needOf(conversation, outcome.analysis, reading);
  return need === undefined ? outcome : { ...outcome, need };
}

/** @param openReader called where there are signals to be fitted */
export async function checkInThread(
  rulebooks: Pick<RulebookSet, 'files'>,
  openReader: () => Promise<ReadAlong>,
): Promise<RulebookFindings> {
  const { signals, problems } = await readRulebooks(rulebooks);
  if (signals.length === 0) return { problems, signals: [] };
  // The sentences in rules play no part in what is told of signals.
  const { fitted } = await (await openReader()).prepare({ rules: [], signals });
  return {
    problems: [...problems, ...fitted.flatMap((one) => one.problems)],
    signals: fitted.map(shortReport),
  };
}

function benchFor(rulebooks: RulebookSet, reader: ReadAlong): Promise<Analyse> {
  const { key } = rulebooks;
  const known = benches.get(key) ?? build(rulebooks, reader);
  // Deleted and set again, the map's order is the order of use.
  benches.delete(key);
  benches.set(key, known);
  if (benches.size > KEPT) benches.delete(benches.keys().next().value!);
  known.catch(() => benches.delete(key));
  return known;
}

async function build(rulebooks: RulebookSet, reader: ReadAlong): Promise<Analyse> {
  const { rules, signals, scorecards } = await compileRulebooks(rulebooks);
  const bestScores = Object.fromEntries(
    scorecards.map(({ id, sections }) => [
      id,
      Object.fromEntries(
        sections.flatMap(({ criteria }) => criteria).map((criterion) => [criterion.id, bestScore(criterion)]),
      ),
    ]),
  );
  const { setup } = await reader.prepare({ rules, signals });
  const analyser = new Analyser({ ...setup, rules, scorecards });
  return (conversation, reading) => {
    try {
      return { ok: true, analysis: analyser.analyse(conversation, reading), bestScores };
    } catch (failure) {
      return { ok: false, error: messageOf(failure) };
    }
  };
}
