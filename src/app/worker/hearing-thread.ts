import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { PhraseWriter } from '#app/usecases/service/live/call-words.ts';
import { AnalysisStopped } from '#app/usecases/service/ports.ts';
import type { PhraseAnswer, PhraseTask } from '#app/usecases/write-phrases.ts';
import type { HeardRecording } from '#contract/files/heard-recording.ts';
import type { ReadOptions, ReadOutcome, RecognizerPlace } from '#contract/files/reading.ts';
import type { SoundRenderer } from '#core/ports/sound-renderer.ts';
import { readingRest } from './reading-rest.ts';
import { turnstile } from './turnstile.ts';

export interface WritingTask extends PhraseTask {
  readonly recognizer: RecognizerPlace;
  readonly hotWords: readonly string[];
}

/** What a thread is told when it starts. */
export interface HearingSetup {
  /** What the threads and who opened them agree by that none of them computes when it is ended. */
  readonly rest: SharedArrayBuffer;
}

/** Recordings, heard and written off the main thread. Everything rejects with `AnalysisStopped` once it is closed. */
export interface HearingThreads extends SoundRenderer {
  /** One conversation, or one refusal with its reason. */
  hear(file: string, options: ReadOptions): Promise<ReadOutcome>;
  /** What is kept beside the turns of a recording that was heard before. Throws an error with the reason. */
  listen(file: string): Promise<HeardRecording>;
  /** Writes down phrases of calls that go on. */
  phraseWriter(recognizer: RecognizerPlace, hotWords: readonly string[]): PhraseWriter;
  /** Breaks off what is still being heard. */
  close(): Promise<void>;
}

const THREAD = fileURLToPath(new URL('../boot-hearing-thread.ts', import.meta.url));
const KEPT_MS = 60_000;
/** Each holds models of its own. */
const MOST_HEARING = 4;

/**
 * Threads that are started when they are needed. Neither somebody who wants to listen nor a call that goes on waits for
 * what is being heard.
 */
export function openHearingThreads(): HearingThreads {
  const rest = readingRest();
  const setup = {
    filename: THREAD,
    workerData: { rest: rest.shared } satisfies HearingSetup,
    minThreads: 0,
    idleTimeout: KEPT_MS,
  };
  const hearing = Math.min(MOST_HEARING, Math.max(1, availableParallelism() - 1));
  const ears = new Piscina({ ...setup, maxThreads: hearing });
  const pens = new Piscina({ ...setup, maxThreads: hearing });
  const hands = new Piscina({ ...setup, maxThreads: 1 });
  const onePhraseAThread = turnstile(hearing);
  let closing: Promise<unknown> | undefined;
  const run = async (where: Piscina, name: string, task: unknown) => {
    if (closing !== undefined) throw new AnalysisStopped('Hearing is stopped.');
    try {
      return await where.run(task, { name });
    } catch (failure) {
      if (closing === undefined) throw failure;
      throw new AnalysisStopped('Hearing was stopped.', { cause: failure });
    }
  };
  return {
    hear: (file, options) => run(ears, 'hear', { file, options }),
    listen: (file) => run(hands, 'listen', file),
    render: (from, to, bleeps) => run(hands, 'render', { from, to, bleeps }),
    phraseWriter: (recognizer, hotWords) => ({
      write: (pick) =>
        onePhraseAThread(async (): Promise<PhraseAnswer | undefined> => {
          const task = await pick();
          if (task === undefined) return undefined;
          return run(pens, 'write', { ...task, recognizer, hotWords } satisfies WritingTask);
        }),
    }),
    async close() {
      closing ??= rest.reached().then(() => Promise.all([ears.destroy(), pens.destroy(), hands.destroy()]));
      await closing;
    },
  };
}
