import { eq } from 'drizzle-orm';
import type { SharingStore } from '#core/ports/coaching.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { coachingSharing } from '../schema/coaching.ts';

export function sharingOn(database: WorkflowDatabase): SharingStore {
  return {
    async all(organisation) {
      const rows = await database
        .select()
        .from(coachingSharing)
        .where(eq(coachingSharing.organisation, organisation));
      return new Map(rows.map(({ agent, sharing }) => [agent, sharing]));
    },

    async choose(organisation, agent, sharing, chosenAt) {
      await database
        .insert(coachingSharing)
        .values({ organisation, agent, sharing, chosenAt })
        .onConflictDoUpdate({
          target: [coachingSharing.organisation, coachingSharing.agent],
          set: { sharing, chosenAt },
        });
    },
  };
}
