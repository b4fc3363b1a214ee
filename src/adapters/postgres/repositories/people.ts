import { and, asc, eq, sql } from 'drizzle-orm';
import type { Member, PeopleStore } from '#core/ports/workflow.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { user } from '../schema/auth.ts';
import { members, organisations } from '../schema/people.ts';
import { keysOn } from './keys.ts';

const MEMBER = {
  userId: members.userId,
  organisation: members.organisation,
  email: user.email,
  name: user.name,
  role: members.role,
  agentIds: members.agentIds,
  teams: members.teams,
  active: members.active,
};

const ORGANISATION = {
  id: organisations.id,
  name: organisations.name,
  timeZone: organisations.timeZone,
  retentionDays: organisations.retentionDays,
};

export function peopleOn(database: WorkflowDatabase): PeopleStore {
  return {
    async createOrganisation(organisation) {
      await database.insert(organisations).values(organisation);
    },

    organisations: () => database.select(ORGANISATION).from(organisations).orderBy(asc(organisations.id)),

    async organisation(id) {
      const [row] = await database.select(ORGANISATION).from(organisations).where(eq(organisations.id, id));
      return row ?? null;
    },

    async changeOrganisation(id, change) {
      if (Object.keys(change).length === 0) return;
      await database.update(organisations).set(change).where(eq(organisations.id, id));
    },

    async incomingSecret(id) {
      const { incomingSecret } = organisations;
      const [row] = await database
        .select({ incomingSecret })
        .from(organisations)
        .where(eq(organisations.id, id));
      return row?.incomingSecret ?? null;
    },

    async replaceIncomingSecret(id) {
      const incomingSecret = sql`${organisations.incomingSecret} + 1`;
      await database.update(organisations).set({ incomingSecret }).where(eq(organisations.id, id));
    },

    members: (organisation): Promise<Member[]> =>
      database
        .select(MEMBER)
        .from(members)
        .innerJoin(user, eq(user.id, members.userId))
        .where(eq(members.organisation, organisation))
        .orderBy(asc(user.email)),

    membershipsOf: (userId): Promise<Member[]> =>
      database
        .select(MEMBER)
        .from(members)
        .innerJoin(user, eq(user.id, members.userId))
        .where(and(eq(members.userId, userId), eq(members.active, true)))
        .orderBy(asc(members.organisation)),

    async setMember({ userId, organisation, role, ...scope }) {
      const place = { role, agentIds: [...scope.agentIds], teams: [...scope.teams] };
      await database
        .insert(members)
        .values({ userId, organisation, ...place })
        .onConflictDoUpdate({ target: [members.organisation, members.userId], set: place });
    },

    async setMemberActive(organisation, userId, active) {
      await database
        .update(members)
        .set({ active })
        .where(and(eq(members.organisation, organisation), eq(members.userId, userId)));
    },

    async removeMember(organisation, userId) {
      await database
        .delete(members)
        .where(and(eq(members.organisation, organisation), eq(members.userId, userId)));
    },

    ...keysOn(database),
  };
}
