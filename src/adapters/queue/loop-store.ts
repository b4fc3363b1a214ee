import type { JobName } from '#core/ports/jobs.ts';
import type { JobDatabase } from './job-database.ts';
import type { Attempt, LoopStore } from './job-loop.ts';
import { HEARTBEAT, NEXT_DUE, PUT_BACK } from './sql.ts';

/** Values of the statements that name attempts. */
function held(name: JobName, attempts: readonly Attempt[]): unknown[] {
  return [name, attempts.map(({ id }) => id), attempts.map(({ retryCount }) => retryCount)];
}

/** Jobs of one name for the loop that works on them. Only the attempt that was fetched is ever settled. */
export function loopStore({ boss, sql }: JobDatabase, name: JobName): LoopStore {
  return {
    fetch: (limit) => boss.fetch<object>(name, { batchSize: limit, groupConcurrency: 1 }),
    // A finished job leaves nothing behind: what came of it stands in the stores that it wrote to.
    async done(attempts) {
      await boss.deleteJob(name, [...attempts]);
    },
    async failed(attempts, reason) {
      await boss.fail(name, [...attempts], { message: reason });
    },
    async putBack(attempts) {
      if (attempts.length > 0) await sql.executeSql(PUT_BACK, held(name, attempts));
    },
    async heartbeat(attempts) {
      const { rows } = await sql.executeSql(HEARTBEAT, held(name, attempts));
      return new Set(rows.map((row) => String(row.id)));
    },
    async nextDueMs() {
      const { rows } = await sql.executeSql(NEXT_DUE, [name]);
      return rows[0]?.ms ?? null;
    },
  };
}
