import type { JobName } from '#core/ports/jobs.ts';

/** A parameterised statement on an embedded database. */
export type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/**
 * Where jobs are kept: a PostgreSQL by its URL, or an embedded database that belongs to this process alone.
 * `execute` takes `$1` placeholders; a text without values may hold several statements, and the rows of all
 * of them are answered. A text that opens a transaction itself leaves none open when it fails.
 */
export type JobQueueConnection = { readonly url: string } | { readonly execute: Execute };

export interface JobQueueSettings {
  /** Further tries after the first one, before a job is dead. */
  readonly retries: number;
  /** Pause before the first further try; it doubles with each one. 0 tries again at once. */
  readonly firstRetrySeconds: number;
  /** No pause is longer. */
  readonly longestRetrySeconds: number;
  /** What runs longer is aborted and counts as a failed try. At most 23 hours. */
  readonly timeLimitSeconds: Readonly<Record<JobName, number>>;
  /** How long a handler may go on after the abort before its place is given to another job. */
  readonly abandonAfterMs: number;
  /** A worker that has not been heard of for so long is given up and its jobs are tried again; at least 10. */
  readonly heartbeatSeconds: number;
  /** How often a shared database is searched for workers that were given up. */
  readonly supervisionSeconds: number;
  /** Told of what went wrong while no caller was waiting: a lost connection, a job that failed. */
  readonly onProblem: (problem: Error) => void;
}

export const DEFAULT_SETTINGS: JobQueueSettings = {
  retries: 5,
  firstRetrySeconds: 2,
  longestRetrySeconds: 300,
  timeLimitSeconds: { analyse: 3600, run: 3600, retention: 3600, deliver: 60, insights: 3600, notice: 60 },
  abandonAfterMs: 2_000,
  // Longer than a database may be gone.
  heartbeatSeconds: 60,
  supervisionSeconds: 10,
  onProblem: () => {},
};
