import { z } from 'zod';
import { changeMember, type MemberChange } from '#app/usecases/service/change-member.ts';
import type { Admission } from '#app/usecases/service/one-time-tokens.ts';
import {
  invitation,
  invitationPlace,
  invitationRequest,
  invitations,
  memberChange,
  member as memberSchema,
  members,
} from '#contract/api/people.ts';
import type { Caller } from '#core/access/caller.ts';
import type { Invitation } from '#core/ports/invitations.ts';
import type { Endpoints } from '../endpoint.ts';
import { oneTimeTokensOn } from '../identity/auth-tokens.ts';
import { conflict, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

const INVITED_FOR_MS = 7 * 86_400_000;
const place = z.object({ userId: z.string() });

export function memberRoutes(endpoints: Endpoints, { ports, auth, audit }: RouteContext): void {
  const { people } = ports.workflow;
  const tokens = oneTimeTokensOn(auth);

  endpoints.add(
    'members.read',
    {
      method: 'get',
      path: '/api/v1/members',
      tag: 'people',
      summary: { zh: '列出成员', en: 'List the members' },
      answer: { status: 200, schema: members },
    },
    async ({ caller }) => {
      const found = await people.members(caller.organisation);
      return { members: found.map(({ organisation: _, ...member }) => member) };
    },
  );

  endpoints.add(
    'members.change',
    {
      method: 'post',
      path: '/api/v1/members:invite',
      tag: 'people',
      summary: { zh: '用一次性链接邀请成员', en: 'Invite a member by a link that works once' },
      body: invitationRequest,
      answer: { status: 201, schema: invitation },
    },
    async ({ caller, body: { email, role, agentIds, teams } }) => {
      const { organisation } = caller;
      const admission: Admission = { kind: 'invitation', organisation, email, role, agentIds, teams };
      await audit(caller, 'member.invite', email, { role, agentIds, teams });
      const expiresAt = new Date(ports.now() + INVITED_FOR_MS);
      const token = await tokens.issue(admission, expiresAt);
      await ports.workflow.invitations.add({
        ...{ id: tokens.digest(token), organisation, email, role, agentIds, teams },
        invitedBy: caller.actor,
        invitedAt: new Date(ports.now()).toISOString(),
        expiresAt: expiresAt.toISOString(),
      });
      // After the #, so that it stands in no log of a server.
      return { token, link: `/invitation#${token}`, expiresAt: expiresAt.toISOString() };
    },
  );

  endpoints.add(
    'members.change',
    {
      method: 'patch',
      path: '/api/v1/members/{userId}',
      tag: 'people',
      summary: { zh: '修改成员的角色与范围', en: "Change a member's role and scope" },
      params: place,
      body: memberChange,
      answer: { status: 200, schema: memberSchema },
    },
    async ({ caller, params: { userId }, body: { role, agentIds, teams, active } }) => {
      const { organisation: _, ...member } = await change(caller, userId, {
        ...(role === undefined ? {} : { role }),
        ...(agentIds === undefined ? {} : { agentIds }),
        ...(teams === undefined ? {} : { teams }),
        ...(active === undefined ? {} : { active }),
      });
      if (active === false)
        await withdrawInvitations(caller.organisation, ({ email }) => email === member.email);
      return member;
    },
  );

  endpoints.add(
    'members.change',
    {
      method: 'delete',
      path: '/api/v1/members/{userId}',
      tag: 'people',
      summary: { zh: '移除成员', en: 'Remove a member' },
      params: place,
      answer: { status: 204 },
    },
    async ({ caller, params: { userId } }) => {
      await change(caller, userId, null);
      return undefined;
    },
  );

  endpoints.add(
    'members.read',
    {
      method: 'get',
      path: '/api/v1/invitations',
      tag: 'people',
      summary: { zh: '列出尚未接受的邀请', en: 'List invitations that nobody has accepted yet' },
      answer: { status: 200, schema: invitations },
    },
    async ({ caller }) => {
      const all = await ports.workflow.invitations.list(caller.organisation);
      const open = all.filter(({ expiresAt }) => Date.parse(expiresAt) > ports.now());
      return { invitations: open.map(({ organisation: _, ...invitation }) => invitation) };
    },
  );

  endpoints.add(
    'members.change',
    {
      method: 'delete',
      path: '/api/v1/invitations/{id}',
      tag: 'people',
      summary: { zh: '撤回邀请，链接随即失效', en: 'Withdraw an invitation; its link is useless then' },
      params: invitationPlace,
      answer: { status: 204 },
    },
    async ({ caller, params: { id } }) => {
      const [withdrawn] = await withdrawInvitations(caller.organisation, (one) => one.id === id);
      if (withdrawn === undefined) {
        throw notFound({
          zh: '没有这个邀请，或已被接受',
          en: 'There is no such invitation, or it was accepted',
        });
      }
      await audit(caller, 'invitation.withdraw', withdrawn.email);
      return undefined;
    },
  );

  async function withdrawInvitations(
    organisation: string,
    isMeant: (invitation: Invitation) => boolean,
  ): Promise<readonly Invitation[]> {
    const meant = (await ports.workflow.invitations.list(organisation)).filter(isMeant);
    for (const { id } of meant) {
      await tokens.withdraw(id);
      await ports.workflow.invitations.remove(organisation, id);
    }
    return meant;
  }

  async function change(caller: Caller, userId: string, wanted: MemberChange | null) {
    const action = wanted === null ? 'member.remove' : 'member.change';
    const changed = await changeMember(people, caller.organisation, userId, wanted, () =>
      audit(caller, action, userId, { ...wanted }),
    );
    if (changed.outcome === 'no_such_member') {
      throw notFound({ zh: `没有成员 ${userId}`, en: `There is no member ${userId}` });
    }
    if (changed.outcome === 'last_admin') {
      throw conflict({
        zh: '这是最后一位管理员：请先让另一位成员成为管理员',
        en: 'This is the last admin: make somebody else one first',
      });
    }
    return changed.member;
  }
}
