import { randomUUID } from 'node:crypto';
import {
  type DeadJob,
  type JobName,
  type JobQueue,
  type JobToSend,
  PRIORITIES,
  type QueueCounts,
} from '#core/ports/jobs.ts';
import { isJobName, JOB_NAMES, type JobDatabase, openJobDatabase } from './job-database.ts';
import { type Handler, JobLoop } from './job-loop.ts';
import { loopStore } from './loop-store.ts';
import { DEFAULT_SETTINGS, type JobQueueConnection, type JobQueueSettings } from './settings.ts';
import { ANNOUNCE, CHANNEL, COUNTS, DEAD_IDS, DEAD_JOBS, DEAD_QUEUE, KEYS_TAKEN } from './sql.ts';
import { asQueueError } from './unavailable.ts';

const SENT_AT_ONCE = 1000;
const REPLAYED_AT_ONCE = 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Without a ring, other processes' failed jobs are looked for this often. */
const SHARED_IDLE_MS = 5_000;
const OWN_IDLE_MS = 60_000;

/** Jobs that fail on their own give a message, jobs that are given up by pg-boss a nested one. */
function reasonIn(output: unknown): string {
  if (typeof output !== 'object' || output === null) return 'No reason was kept.';
  if ('message' in output && typeof output.message === 'string') return output.message;
  return 'value' in output ? reasonIn(output.value) : 'No reason was kept.';
}

class PostgresJobQueue implements JobQueue {
  readonly #database: JobDatabase;
  readonly #settings: JobQueueSettings;
  readonly #loops = new Map<JobName, Pick<JobLoop<JobName>, 'wake' | 'close'>[]>();
  #listening: { close(): Promise<void> } | null = null;

  constructor(database: JobDatabase, settings: JobQueueSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  /** Lets other processes' jobs be started at once; without it they are found by looking now and then. */
  async listen(): Promise<void> {
    const wakeAll = (): void => {
      for (const name of JOB_NAMES) this.#wake(name);
    };
    const wakeNamed = (name: string): void => {
      if (isJobName(name)) this.#wake(name);
    };
    this.#listening = (await this.#database.sql.listen?.(CHANNEL, wakeNamed, wakeAll)) ?? null;
  }

  send(jobs: readonly JobToSend[]): Promise<void> {
    return this.#asking(async () => {
      for (const [name, named] of Map.groupBy(jobs, (job) => job.name)) {
        for (let at = 0; at < named.length; at += SENT_AT_ONCE) {
          await this.#insert(name, named.slice(at, at + SENT_AT_ONCE));
        }
        await this.#announce(name);
      }
    });
  }

  async #insert(name: JobName, jobs: readonly JobToSend[]): Promise<void> {
    const { boss, sql } = this.#database;
    const keys = jobs.flatMap(({ key }) => (key === undefined ? [] : [key]));
    const taken = new Map<unknown, { readonly waits: boolean }>();
    if (keys.length > 0) {
      const { rows } = await sql.executeSql(KEYS_TAKEN, [name, keys]);
      for (const { key, waits } of rows) taken.set(key, { waits });
    }
    const fresh = jobs.filter(({ key, unlessAtWork }) => {
      const other = key === undefined ? undefined : taken.get(key);
      return other === undefined || !(other.waits || unlessAtWork === true);
    });
    if (fresh.length === 0) return;
    const rows = fresh.map((job) => ({
      data: job.payload,
      priority: PRIORITIES[job.priority],
      singletonKey: job.key ?? randomUUID(),
      ...(job.group === undefined ? {} : { group: { id: job.group } }),
    }));
    await boss.insert(name, rows);
  }

  async #announce(name: JobName): Promise<void> {
    this.#wake(name);
    if (!this.#database.embedded) await this.#database.sql.executeSql(ANNOUNCE, [name, CHANNEL]);
  }

  #wake(name: JobName): void {
    for (const loop of this.#loops.get(name) ?? []) loop.wake();
  }

  async work<Name extends JobName>(
    name: Name,
    options: { readonly concurrency: number },
    handle: Handler<Name>,
  ): Promise<void> {
    const { embedded } = this.#database;
    const { timeLimitSeconds, abandonAfterMs, heartbeatSeconds, onProblem } = this.#settings;
    const loop = new JobLoop<Name>(
      loopStore(this.#database, name),
      {
        name,
        concurrency: Math.max(1, options.concurrency),
        timeLimitMs: timeLimitSeconds[name] * 1000,
        abandonAfterMs,
        heartbeatMs: embedded ? null : (heartbeatSeconds * 1000) / 3,
        idleMs: embedded ? OWN_IDLE_MS : SHARED_IDLE_MS,
        onProblem: (problem) => onProblem(asQueueError(this.#database.place, problem)),
      },
      handle,
    );
    this.#loops.set(name, [...(this.#loops.get(name) ?? []), loop]);
    loop.start();
  }

  counts(): Promise<Readonly<Record<JobName, QueueCounts>>> {
    return this.#asking(async () => {
      const { rows } = await this.#database.sql.executeSql(COUNTS);
      const none: QueueCounts = { waiting: 0, active: 0, dead: 0 };
      const counts: Record<JobName, QueueCounts> = {
        analyse: none,
        run: none,
        retention: none,
        deliver: none,
        insights: none,
        notice: none,
      };
      for (const { name, waiting, active, dead } of rows) {
        if (isJobName(name)) counts[name] = { waiting, active, dead };
      }
      return counts;
    });
  }

  dead(limit: number): Promise<readonly DeadJob[]> {
    return this.#asking(async () => {
      const { rows } = await this.#database.sql.executeSql(DEAD_JOBS, [limit]);
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        payload: row.data,
        reason: reasonIn(row.output),
        failedAt: new Date(row.failedAt).toISOString(),
        attempts: row.attempts,
      }));
    });
  }

  replay(ids?: readonly string[]): Promise<number> {
    return this.#asking(async () => {
      const { boss, sql } = this.#database;
      const chosen =
        ids?.filter((id) => UUID.test(id)) ?? (await sql.executeSql(DEAD_IDS)).rows.map(({ id }) => id);
      let sent = 0;
      for (let at = 0; at < chosen.length; at += REPLAYED_AT_ONCE) {
        const some = chosen.slice(at, at + REPLAYED_AT_ONCE);
        sent += await boss.redrive(DEAD_QUEUE, { ids: some, limit: REPLAYED_AT_ONCE });
      }
      // Left is what is waiting anyway under the same key.
      await boss.deleteStoredJobs(DEAD_QUEUE);
      for (const name of JOB_NAMES) await this.#announce(name);
      return sent;
    });
  }

  async endWork(graceMs: number): Promise<void> {
    const loops = [...this.#loops.values()].flat();
    this.#loops.clear();
    await Promise.all(loops.map((loop) => loop.close(graceMs)));
  }

  async close(graceMs: number): Promise<void> {
    await this.#listening?.close();
    await this.endWork(graceMs);
    await this.#database.boss.stop({ graceful: false });
  }

  async #asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      throw asQueueError(this.#database.place, error);
    }
  }
}

/**
 * Opens the queue, creating its tables where they are missing. An embedded database must belong to this
 * process alone and stays open after `close`. Throws `StoreUnavailable` when the database cannot be reached.
 */
export async function openJobQueue(
  connection: JobQueueConnection,
  settings: Partial<JobQueueSettings> = {},
): Promise<JobQueue> {
  const all: JobQueueSettings = { ...DEFAULT_SETTINGS, ...settings };
  const database = await openJobDatabase(connection, all);
  const queue = new PostgresJobQueue(database, all);
  try {
    await queue.listen();
  } catch (error) {
    all.onProblem(asQueueError(database.place, error));
  }
  return queue;
}
