import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { BacktestResult, UnfinishedBacktest } from '#contract/runs/backtest-result.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { Named } from '#core/ports/named.ts';
import type { Run, RunStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { runs } from '../schema/runs.ts';
import { withoutNamed } from './without-named.ts';

type Row = typeof runs.$inferSelect;

export function runsOn(database: WorkflowDatabase): RunStore {
  const ofRun = (organisation: string, id: string) =>
    and(eq(runs.organisation, organisation), eq(runs.id, id));

  return {
    async create(asked) {
      const now = new Date();
      const row: Row = {
        id: randomUUID(),
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
      await database.insert(runs).values(row);
      return runOf(row);
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
      // As text: the engine cannot look into JSON in which a NUL is written.
      const mayName = sql`(${runs.request}::text LIKE '%"filter"%' OR ${runs.result}::text LIKE '%"flips"%')`;
      const naming = await database
        .select({ id: runs.id, request: runs.request, result: runs.result })
        .from(runs)
        .where(and(eq(runs.organisation, organisation), mayName));
      for (const { id, request, result } of naming) {
        const left = { request: requestWithout(request, named), result: resultWithout(result, named.ids) };
        if (left.request === request && left.result === result) continue;
        await database.update(runs).set(left).where(ofRun(organisation, id));
      }
    },
  };
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
