import { and, desc, eq, inArray } from 'drizzle-orm';
import type { CoachingPlan } from '#core/coaching/plan.ts';
import type { PlanStore } from '#core/ports/coaching.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { coachingPlans } from '../schema/coaching.ts';

export function plansOn(database: WorkflowDatabase): PlanStore {
  return {
    async list(organisation, { agents, states } = {}) {
      const rows = await database
        .select({ content: coachingPlans.content })
        .from(coachingPlans)
        .where(
          and(
            eq(coachingPlans.organisation, organisation),
            ...(agents === undefined ? [] : [inArray(coachingPlans.agent, [...agents])]),
            ...(states === undefined ? [] : [inArray(coachingPlans.state, [...states])]),
          ),
        )
        .orderBy(desc(coachingPlans.createdAt), desc(coachingPlans.id));
      return rows.map(({ content }) => content);
    },

    async find(organisation, id) {
      const [row] = await database
        .select({ content: coachingPlans.content })
        .from(coachingPlans)
        .where(and(eq(coachingPlans.organisation, organisation), eq(coachingPlans.id, id)));
      return row?.content ?? null;
    },

    async save(organisation, content, expected) {
      const row = rowOf(content);
      if (expected === undefined) {
        const made = await database
          .insert(coachingPlans)
          .values({ organisation, id: content.id, ...row })
          .onConflictDoNothing()
          .returning({ id: coachingPlans.id });
        return made.length > 0;
      }
      const changed = await database
        .update(coachingPlans)
        .set(row)
        .where(
          and(
            eq(coachingPlans.organisation, organisation),
            eq(coachingPlans.id, content.id),
            eq(coachingPlans.changedAt, expected),
          ),
        )
        .returning({ id: coachingPlans.id });
      return changed.length > 0;
    },
  };
}

function rowOf(content: CoachingPlan) {
  const { agent, state, createdBy, createdAt, acknowledgement, changedAt } = content;
  return {
    agent,
    state,
    createdBy,
    createdAt,
    acknowledgedBy: acknowledgement?.by ?? null,
    acknowledgedAt: acknowledgement?.at ?? null,
    changedAt,
    content,
  };
}
