import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { Run, RunStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { runs } from '../schema/runs.ts';

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
  };
}

function runOf({ createdAt, updatedAt, ...row }: Row): Run {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
