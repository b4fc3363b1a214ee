import type { Notice } from '../insights/notice.ts';

/**
 * Jobs of the service. Fields of payloads are only ever added, as optional ones: a job may have been
 * sent by an older version.
 */
export interface JobPayloads {
  /** Analyse conversations of one raw batch. */
  readonly analyse: {
    readonly organisation: string;
    readonly batch: string;
    /** Ids within the batch; absent for all. */
    readonly ids?: readonly string[];
    readonly reason: 'received' | 'reanalysis' | 'replay';
    /** The background run that this belongs to. */
    readonly run?: string;
  };
  /** Goes on with a background run from where it stopped. */
  readonly run: { readonly organisation: string; readonly run: string };
  /** Removes what the organisations' retention rules no longer allow to be kept. */
  readonly retention: Readonly<Record<string, never>>;
  /** Sorts what came in into topics, watches them, and looks for topics anew when it is time, or at once. */
  readonly insights: { readonly organisation: string; readonly refresh?: boolean };
  /** One attempt at telling a chat group or an address. */
  readonly notice: { readonly organisation: string; readonly target: string; readonly notice: Notice };
  /** One attempt at telling another system. */
  readonly deliver: { readonly organisation: string; readonly delivery: string };
}

export type JobName = keyof JobPayloads;

/** Fresh conversations go before replays, and these before history. */
export const PRIORITIES = { fresh: 30, replay: 20, backfill: 10 } as const;
export type Priority = keyof typeof PRIORITIES;

export interface JobToSend<Name extends JobName = JobName> {
  readonly name: Name;
  readonly payload: JobPayloads[Name];
  readonly priority: Priority;
  /** A second job of the same key is not sent while the first one waits. */
  readonly key?: string;
  /** Nor while one of that key is being worked on. */
  readonly unlessAtWork?: boolean;
  /** Of jobs of one name and group, one is worked on at a time, in whatever process. */
  readonly group?: string;
}

export interface DeadJob {
  readonly id: string;
  readonly name: JobName;
  readonly payload: unknown;
  readonly reason: string;
  /** ISO 8601. */
  readonly failedAt: string;
  readonly attempts: number;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly dead: number;
}

export interface JobQueue {
  /** Durable once resolved. */
  send(jobs: readonly JobToSend[]): Promise<void>;
  /**
   * Works on jobs until the queue is closed. A job is done when the handler resolves; when it rejects it is
   * tried again with growing pauses, and after the last try it is dead, with the reason.
   */
  work<Name extends JobName>(
    name: Name,
    options: { readonly concurrency: number },
    handle: (
      payload: JobPayloads[Name],
      context: { readonly signal: { readonly aborted: boolean } },
    ) => Promise<void>,
  ): Promise<void>;
  counts(): Promise<Readonly<Record<JobName, QueueCounts>>>;
  dead(limit: number): Promise<readonly DeadJob[]>;
  /** Sends dead jobs again; all where no ids are named. Returns how many. */
  replay(ids?: readonly string[]): Promise<number>;
  /**
   * Begins no more jobs and lets running ones end, for at most so long; what is still running then is tried again after the
   * restart. Jobs are still sent.
   */
  endWork(graceMs: number): Promise<void>;
  /** The same, and sends no more. */
  close(graceMs: number): Promise<void>;
}
