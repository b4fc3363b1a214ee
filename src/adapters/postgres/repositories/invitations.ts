import { and, desc, eq } from 'drizzle-orm';
import type { InvitationStore } from '#core/ports/invitations.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { invitations } from '../schema/invitations.ts';

export function invitationsOn(database: WorkflowDatabase): InvitationStore {
  return {
    async add({ agentIds, teams, invitedAt, expiresAt, ...invitation }) {
      await database.insert(invitations).values({
        ...invitation,
        agentIds: [...agentIds],
        teams: [...teams],
        invitedAt: new Date(invitedAt),
        expiresAt: new Date(expiresAt),
      });
    },

    async list(organisation) {
      const rows = await database
        .select()
        .from(invitations)
        .where(eq(invitations.organisation, organisation))
        .orderBy(desc(invitations.invitedAt), desc(invitations.id));
      return rows.map(({ invitedAt, expiresAt, ...row }) => ({
        ...row,
        invitedAt: invitedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }));
    },

    async remove(organisation, id) {
      await database
        .delete(invitations)
        .where(and(eq(invitations.organisation, organisation), eq(invitations.id, id)));
    },
  };
}
