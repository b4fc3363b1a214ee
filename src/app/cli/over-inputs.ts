import { resolve } from 'node:path';
import { RECORDING_ENDINGS, readConversations } from '#app/boot.ts';
import type { RunProgress } from '#app/usecases/read-all.ts';
import type { ReadOutcome, Rejected } from '#contract/files/reading.ts';
import type { ReadCounts } from '#contract/files/summary.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { isNamedLikeRecording } from '#core/speech/recording-name.ts';
import { callTableBeside, sideFilesOf } from '#core/speech/side-file-name.ts';
import { closingLine } from './closing-line.ts';
import { findInputs } from './inputs.ts';
import { ProgressBar } from './progress-bar.ts';
import { ReadingNotes } from './reading-notes.ts';
import { READABLE_ENDINGS, type ReadingFlags, readingOptions } from './reading-options.ts';
import { RejectDesk } from './rejects.ts';
import { openFile } from './sinks.ts';
import type { Terminal } from './terminal.ts';

export interface RunFlags extends ReadingFlags {
  readonly out?: string;
  readonly rejects?: string;
  readonly limit?: number;
  readonly quiet?: boolean;
}

/** Where the result of a run goes. It is there as a whole after `finish`, or not at all after `discard`. */
export interface Target {
  /** What is written; absent for stdout. */
  readonly path?: string;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** What a run over conversations is given to work with. */
export interface RunPorts {
  readonly files: readonly string[];
  readonly limit?: number;
  readonly rejectsFile?: string;
  readonly signal: AbortSignal;
  read(file: string): AsyncIterable<ReadOutcome>;
  reject(rejected: Rejected): Promise<void>;
  progress(progress: RunProgress): void;
}

export interface Worked {
  readonly counts: ReadCounts;
  /** Writes what comes after the last conversation, once the progress bar is gone. */
  conclude?(): Promise<void>;
}

export interface Job<T extends Target> {
  /** Whether the result itself tells the counts to whom reads the screen. */
  readonly tellsCounts: boolean;
  /** Whether stdout is written to before the end; on a terminal a bar would stand in between. */
  readonly writesOnTheWay: boolean;
  /** Recordings in folders are inputs, too. */
  readonly hearsRecordings?: boolean;
  /** What it does with the conversations: "analysed". */
  readonly done: Bilingual;
  open(): Promise<T>;
  work(target: T, ports: RunPorts): Promise<Worked>;
}

/**
 * The frame of every command that goes through conversations: inputs, rejects, progress, all or nothing at the end, and
 * the closing line. Returns the exit code.
 */
export async function overInputs<T extends Target>(
  paths: readonly string[],
  flags: RunFlags,
  terminal: Terminal,
  signal: AbortSignal,
  job: Job<T>,
): Promise<number> {
  const started = performance.now();
  const { out, rejects: rejectsFile, limit, quiet } = flags;
  const outputs = [out, rejectsFile].filter((path) => path !== undefined);
  const endings = job.hearsRecordings ? [...READABLE_ENDINGS, ...RECORDING_ENDINGS] : READABLE_ENDINGS;
  const found = await findInputs(paths, endings, outputs);
  const { skipped } = found;
  // What stands beside a recording is read with it, not by itself.
  const beside = new Set(
    [...found.files.map(({ path }) => path), ...skipped]
      .filter(isNamedLikeRecording)
      .flatMap((path) => [...sideFilesOf(path), callTableBeside(path)])
      .map((path) => resolve(path)),
  );
  const files = found.files.filter(({ path }) => !beside.has(resolve(path)));
  const reading = await readingOptions(flags);
  const rejectsSink = rejectsFile === undefined ? undefined : await openFile(rejectsFile);
  const rejects = new RejectDesk(rejectsSink, terminal.language);
  const notes = new ReadingNotes();
  let bar: ProgressBar | undefined;
  let target: T | undefined;
  let counts: ReadCounts;
  try {
    target = await job.open();
    const isInTheWay = job.writesOnTheWay && out === undefined && terminal.outIsTerminal;
    if (terminal.bar !== undefined && quiet !== true && !isInTheWay) {
      bar = new ProgressBar(files, terminal.language, terminal.bar);
    }
    const worked = await job.work(target, {
      files: files.map(({ path }) => path),
      signal,
      read: (file) => notes.over(readConversations(file, reading)),
      reject: (rejected) => rejects.take(rejected),
      progress: (progress) => bar?.update(progress),
      ...(limit === undefined ? {} : { limit }),
      ...(rejectsFile === undefined ? {} : { rejectsFile }),
    });
    bar?.stop();
    counts = worked.counts;
    await worked.conclude?.();
    await rejectsSink?.finish();
    await target.finish();
  } catch (error) {
    bar?.stop();
    await target?.discard();
    await rejectsSink?.discard();
    throw error;
  }
  terminal.note(rejects.tell(terminal.errPaint));
  if (quiet !== true) {
    terminal.note(notes.tell(terminal.language, terminal.errPaint));
    terminal.note(
      closingLine(counts, terminal, {
        seconds: (performance.now() - started) / 1000,
        skipped,
        withCounts: !job.tellsCounts,
        done: job.done,
        ...(target.path === undefined ? {} : { out: target.path }),
        ...(rejectsFile === undefined ? {} : { rejects: rejectsFile }),
      }),
    );
  }
  return counts.rejected > 0 ? 2 : 0;
}
