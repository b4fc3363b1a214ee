import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Accepted, ReadOutcome, Rejected } from '#contract/files/reading.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { messageOf } from '#core/message-of.ts';
import type { ConversationReading } from '#core/ports/language-model.ts';
import type { Rule } from '#core/rules/model.ts';
import type { Scorecard } from '#core/scoring/scorecard.ts';
import { type RunProgress, readAll } from './read-all.ts';
import { READ_TOGETHER, type ReadAlong } from './read-along.ts';
import { Summariser } from './summarise.ts';
import { WorthJudge } from './worth-reading.ts';

export interface AnalysisRun {
  readonly files: readonly string[];
  readonly rules: readonly Rule[];
  readonly scorecards: readonly Scorecard[];
  /** Where refused inputs are written, to be named in the summary. */
  readonly rejectsFile?: string;
  /** At most so many conversations are read. */
  readonly limit?: number;
}

export interface AnalysisPorts {
  read(file: string): AsyncIterable<ReadOutcome>;
  readonly analyser: { analyse(conversation: Conversation, reading?: ConversationReading): Analysis };
  readonly reader: ReadAlong;
  result(item: AnalysedItem): void | Promise<void>;
  reject(rejected: Rejected): void | Promise<void>;
  progress(progress: RunProgress): void;
  readonly signal: AbortSignal;
}

/**
 * Reads, analyses and hands on, one conversation after the other. Every input comes out as a result or as a
 * reject; a conversation that breaks the analysis is a reject too. Throws the signal's reason when stopped.
 */
export async function analyseConversations(run: AnalysisRun, ports: AnalysisPorts): Promise<Summary> {
  const judge = new WorthJudge(run.rules, run.scorecards);
  const summariser = new Summariser(run.scorecards);
  const readings = new WeakMap<Accepted, ConversationReading>();
  const counts = await readAll(run, {
    ...ports,
    read: (file) => withReadings(ports.read(file), ports.reader, readings),
    async accept(accepted) {
      const reading = readings.get(accepted);
      const analysis = attempt(accepted, () => ports.analyser.analyse(accepted.conversation, reading));
      if ('ok' in analysis) return analysis;
      const { conversation, source, warnings } = accepted;
      const item = { conversation, analysis, source, warnings, worth: judge.judge(analysis) };
      summariser.add(item);
      await ports.result(item);
      return undefined;
    },
    async reject(rejected) {
      summariser.reject(rejected.problems[0]?.code ?? 'unknown');
      await ports.reject(rejected);
    },
  });
  return summariser.summary(counts, run.rejectsFile);
}

/** The same outcomes, each conversation with its reading at hand. */
async function* withReadings(
  outcomes: AsyncIterable<ReadOutcome>,
  reader: ReadAlong,
  readings: WeakMap<Accepted, ConversationReading>,
): AsyncGenerator<ReadOutcome> {
  let waiting: ReadOutcome[] = [];
  const read = async () => {
    const accepted = waiting.filter((outcome) => outcome.ok);
    const read = await reader.readings(accepted.map(({ conversation }) => conversation));
    for (const [index, reading] of read.entries()) if (reading) readings.set(accepted[index]!, reading);
    const ready = waiting;
    waiting = [];
    return ready;
  };
  for await (const outcome of outcomes) {
    waiting.push(outcome);
    if (waiting.length >= READ_TOGETHER) yield* await read();
  }
  yield* await read();
}

/** The value, or the input as a reject where computing it failed. */
export function attempt<T>({ conversation, source }: Accepted, compute: () => T): T | Rejected {
  try {
    return compute();
  } catch (error) {
    const message = messageOf(error);
    return {
      ok: false,
      source,
      id: conversation.id,
      problems: [
        {
          code: 'analysis-failed',
          severity: 'error',
          message: {
            zh: `分析这通对话时出错：${message}`,
            en: `This conversation could not be analysed: ${message}`,
          },
        },
      ],
    };
  }
}
