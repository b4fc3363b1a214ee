import type { Accepted, ReadOutcome, Rejected } from '#contract/files/reading.ts';
import type { ReadCounts } from '#contract/files/summary.ts';

/** Between two looks at timers and signals the work goes on for at most so long. */
const BREATH_MS = 50;

export interface RunProgress {
  /** Number of the file at work, from 0, and the bytes of it that were read. */
  readonly file: number;
  readonly bytesRead: number;
  readonly analysed: number;
  readonly rejected: number;
}

export interface ReadingRun {
  readonly files: readonly string[];
  readonly limit?: number;
}

export interface ReadingPorts {
  read(file: string): AsyncIterable<ReadOutcome>;
  /** Returns the reject that the conversation turned out to be, where it could not be worked on. */
  accept(accepted: Accepted): Promise<Rejected | undefined>;
  reject(rejected: Rejected): void | Promise<void>;
  progress(progress: RunProgress): void;
  readonly signal: AbortSignal;
}

/**
 * Goes through all files; whatever is read is either accepted or rejected, so that the counts add up. A file that
 * breaks off ends with a reject, and the next file goes on.
 */
export async function readAll(run: ReadingRun, ports: ReadingPorts): Promise<ReadCounts> {
  let analysed = 0;
  let rejected = 0;
  let breathed = performance.now();
  const refuse = async (reject: Rejected) => {
    rejected++;
    await ports.reject(reject);
  };
  const enough = () => run.limit !== undefined && analysed + rejected >= run.limit;
  for (const [index, file] of run.files.entries()) {
    if (enough()) break;
    ports.progress({ file: index, bytesRead: 0, analysed, rejected });
    for await (const outcome of ports.read(file)) {
      const reject = outcome.ok ? await ports.accept(outcome) : outcome;
      if (reject === undefined) analysed++;
      else await refuse(reject);
      ports.progress({ file: index, bytesRead: outcome.source.bytesRead ?? 0, analysed, rejected });
      if (performance.now() - breathed > BREATH_MS) {
        await new Promise((resolve) => setImmediate(resolve));
        breathed = performance.now();
      }
      ports.signal.throwIfAborted();
      if (enough()) break;
    }
  }
  return { files: run.files.length, read: analysed + rejected, analysed, rejected };
}
