import { randomUUID } from 'node:crypto';
import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { BacktestResult, UnfinishedBacktest } from '#contract/runs/backtest-result.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { Named } from '#core/ports/named.ts';
import type { Run, RunStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { runs } from '../schema/runs.ts';
import { withoutNamed } from './without-named.ts';

type Row = typeof runs.$inferSelect;

/** Of more, looking through the text for each of them takes longer than reading it. */
const LOOKED_FOR_AT_MOST = 100;

export function runsOn(database: WorkflowDatabase): RunStore {
  const ofRun = (organisation: string, id: string) =>
    and(eq(runs.organisation, organisation), eq(runs.id, id));

  return {
    async create(asked) {
      const row = newRow({ id: randomUUID(), ...asked });
      await database.insert(runs).values(row);
      return runOf(row);
    },

    async createOnce(asked) {
      const made = await database
        .insert(runs)
        .values(newRow(asked))
        .onConflictDoNothing()
        .returning({ id: runs.id });
      return made.length > 0;
    },

    async update(organisation, id, change) {
      await database
        .update(runs)
        .set({ ...change, updatedAt: new Date() })
        .where(ofRun(organisation, id));
    },

    async find(organisation, id) {
      const [row] = await database.select().from(runs).where(ofRun(organisation, id));
      return row ? runOf(row) : null;
    },

    async list(organisation, limit) {
      const rows = await database
        .select()
        .from(runs)
        .where(eq(runs.organisation, organisation))
        .orderBy(desc(runs.createdAt), desc(runs.id))
        .limit(limit);
      return rows.map(runOf);
    },

    async forget(organisation, named) {
      const naming = await database
        .select({ id: runs.id })
        .from(runs)
        .where(and(eq(runs.organisation, organisation), mayName(named)));
      for (const { id } of naming) await forgetIn(database, ofRun(organisation, id), named);
    },
  };
}

function newRow(asked: Pick<Row, 'id' | 'organisation' | 'kind' | 'request' | 'total' | 'createdBy'>): Row {
  const now = new Date();
  return {
    state: 'running',
    done: 0,
    failed: 0,
    cursor: null,
    result: null,
    error: null,
    createdAt: now,
    updatedAt: now,
    ...asked,
  };
}

/** As text: the engine cannot look into JSON in which a NUL is written. */
function mayName({ customers, ids }: Named) {
  const [request, result] = [sql`${runs.request}::text`, sql`${runs.result}::text`];
  const mayList = sql`(${request} LIKE '%"filter"%' OR ${result} LIKE '%"flips"%')`;
  const written = [...customers, ...ids].map((one) => JSON.stringify(one));
  if (written.length > LOOKED_FOR_AT_MOST) return mayList;
  const isWritten = or(...written.map((one) => sql`position(${one} IN concat(${request}, ${result})) > 0`));
  return and(mayList, isWritten ?? sql`false`);
}

/** What a backtest notes meanwhile waits, and is not written over. */
async function forgetIn(database: WorkflowDatabase, isRun: SQL | undefined, named: Named): Promise<void> {
  await database.transaction(async (transaction) => {
    const [run] = await transaction
      .select({ request: runs.request, result: runs.result })
      .from(runs)
      .where(isRun)
      .for('update');
    if (run === undefined) return;
    const request = requestWithout(run.request, named);
    const result = resultWithout(run.result, named.ids);
    if (request !== run.request) await transaction.update(runs).set({ request }).where(isRun);
    if (result !== run.result) await transaction.update(runs).set({ result }).where(isRun);
  });
}

function runOf({ createdAt, updatedAt, ...row }: Row): Run {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** The same request where it names none of them. */
function requestWithout(request: unknown, named: Named): unknown {
  const { filter } = (request ?? {}) as { readonly filter?: ConversationFilter };
  const left = filter && withoutNamed(filter, named);
  return left === filter ? request : { ...(request as object), filter: left };
}

/** What a backtest found, or has found so far, without the conversations that it tells by their ids. */
function resultWithout(result: unknown, ids: readonly string[]): unknown {
  const { flips, unfinished } = (result ?? {}) as Partial<Pick<BacktestResult, 'flips'> & UnfinishedBacktest>;
  if (unfinished !== undefined) {
    const left = resultWithout(unfinished, ids);
    return left === unfinished ? result : { ...(result as object), unfinished: left };
  }
  const gone = new Set(ids);
  if (flips?.some(({ conversation }) => gone.has(conversation)) !== true) return result;
  return { ...(result as object), flips: flips.filter(({ conversation }) => !gone.has(conversation)) };
}
