import { type Db, PgBoss, type QueueResult, type UpdateQueueOptions } from 'pg-boss';
import type { JobName } from '#core/ports/jobs.ts';
import type { JobQueueConnection, JobQueueSettings } from './settings.ts';
import { DEAD_QUEUE, LEFT_ACTIVE, SCHEMA, TAKE_UP } from './sql.ts';
import { asQueueError, shownPlace } from './unavailable.ts';

export const JOB_NAMES: readonly JobName[] = ['analyse', 'run', 'retention', 'deliver', 'insights', 'notice'];

/** Waiting and dead jobs are kept until somebody has dealt with them: as good as for ever. */
const KEPT_SECONDS = 20 * 365 * 86_400;
/** Of a job that is dead, the copy among the dead counts; what it left in its own queue goes soon. */
const TRACE_SECONDS = 3600;
const MAX_CONNECTIONS = 5;
/** A server that does not let anybody in, or does not answer, for so long counts as gone: senders are told so. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 15_000;
/** So often a job may have been at work when its process ended. */
const ENDS_OF_PROCESS = 25;
/** A long queue is nothing to warn of: history is taken in by the million. */
const WARNED_OF_JOBS = 100_000_000;

/** pg-boss on one database, with its queues as the settings want them. */
export interface JobDatabase {
  readonly boss: PgBoss;
  readonly sql: Db;
  /** Shown in messages. */
  readonly place: string;
  /** True where no other process can work on the same jobs. */
  readonly embedded: boolean;
}

function createBoss(connection: JobQueueConnection, settings: JobQueueSettings): PgBoss {
  const common = {
    schema: SCHEMA,
    schedule: false,
    registerInstance: false,
    maintenanceIntervalSeconds: 3600,
    warningQueueSize: WARNED_OF_JOBS,
  };
  if ('url' in connection) {
    return new PgBoss({
      ...common,
      connectionString: connection.url,
      application_name: 'tingzhen jobs',
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      ...{ query_timeout: ANSWER_MS },
      superviseIntervalSeconds: settings.supervisionSeconds,
      monitorIntervalSeconds: settings.supervisionSeconds,
      flowIntervalSeconds: 3600,
    });
  }
  // The only worker there is notices by itself when a job takes too long, so nothing need be watched often.
  return new PgBoss({
    ...common,
    db: { executeSql: (text, values) => connection.execute(text, values) },
    backend: 'pglite',
    superviseIntervalSeconds: 3600,
    monitorIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 3600,
    flowIntervalSeconds: 3600,
    bamIntervalSeconds: 600,
    reindex: false,
    monitorVacuum: false,
  });
}

async function setUpQueues(boss: PgBoss, settings: JobQueueSettings, embedded: boolean): Promise<void> {
  const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  if (!existing.has(DEAD_QUEUE)) await boss.createQueue(DEAD_QUEUE, { retentionSeconds: KEPT_SECONDS });
  for (const name of JOB_NAMES) {
    const backoff = settings.firstRetrySeconds > 0;
    const options = {
      deadLetter: DEAD_QUEUE,
      retryLimit: settings.retries,
      retryDelay: settings.firstRetrySeconds,
      retryBackoff: backoff,
      ...(backoff ? { retryDelayMax: settings.longestRetrySeconds } : {}),
      // Ends jobs of a worker that is alive but no longer keeps its own limits.
      expireInSeconds: settings.timeLimitSeconds[name] + Math.ceil(settings.abandonAfterMs / 1000) + 60,
      retentionSeconds: KEPT_SECONDS,
      deleteAfterSeconds: TRACE_SECONDS,
      ...(embedded ? {} : { heartbeatSeconds: settings.heartbeatSeconds }),
    };
    const queue = existing.get(name);
    // Of jobs with the same key only one may wait.
    if (queue === undefined) await boss.createQueue(name, { ...options, policy: 'short' });
    // Each change waits for the disk, and a start changes nothing as a rule.
    else if (!hasAll(queue, options)) await boss.updateQueue(name, options);
  }
}

function hasAll(queue: QueueResult, options: UpdateQueueOptions): boolean {
  return (Object.keys(options) as (keyof UpdateQueueOptions)[]).every(
    (option) => queue[option] === options[option],
  );
}

/**
 * What is active in a database of our own when it is opened was left by a process that is gone. The end of a
 * process uses up none of a job's tries, unless it happens so often that the job must be what ends it.
 */
async function takeUpLeftJobs(boss: PgBoss, sql: Db, { retries }: JobQueueSettings): Promise<void> {
  await sql.executeSql(TAKE_UP, [retries + ENDS_OF_PROCESS]);
  const { rows } = await sql.executeSql(LEFT_ACTIVE);
  const left = rows as { readonly name: string; readonly id: string; readonly retryCount: number }[];
  for (const [name, attempts] of Map.groupBy(left, (attempt) => attempt.name)) {
    await boss.fail(name, attempts, { message: 'The service ended while it was working on the job.' });
  }
}

/** Creates or migrates the queue's tables. Throws `StoreUnavailable` when the database cannot be reached. */
export async function openJobDatabase(
  connection: JobQueueConnection,
  settings: JobQueueSettings,
): Promise<JobDatabase> {
  const embedded = 'execute' in connection;
  const place = embedded ? 'the embedded database' : shownPlace(connection.url);
  const boss = createBoss(connection, settings);
  boss.on('error', (error) => settings.onProblem(asQueueError(place, error)));
  boss.on('warning', ({ message }) => settings.onProblem(new Error(`Job queue at ${place}: ${message}`)));
  try {
    await boss.start();
    const sql = boss.getDb();
    await setUpQueues(boss, settings, embedded);
    if (embedded) await takeUpLeftJobs(boss, sql, settings);
    return { boss, sql, place, embedded };
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw asQueueError(place, error);
  }
}

export function isJobName(name: unknown): name is JobName {
  return JOB_NAMES.some((known) => known === name);
}
