import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { ConversationFilter } from '#core/facts/query.ts';
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
      const isFiltered = sql`${runs.request}::text like '%"filter"%'`;
      const filtered = await database
        .select({ id: runs.id, request: runs.request })
        .from(runs)
        .where(and(eq(runs.organisation, organisation), isFiltered));
      for (const { id, request } of filtered) {
        const { filter = {}, ...rest } = request as { readonly filter?: ConversationFilter };
        const left = withoutNamed(filter, named);
        if (left === filter) continue;
        await database
          .update(runs)
          .set({ request: { ...rest, filter: left } })
          .where(ofRun(organisation, id));
      }
    },
  };
}

function runOf({ createdAt, updatedAt, ...row }: Row): Run {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
