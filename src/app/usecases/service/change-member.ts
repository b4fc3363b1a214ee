import type { Member, PeopleStore } from '#core/ports/workflow.ts';

export type MemberChange = Partial<Pick<Member, 'role' | 'agentIds' | 'teams' | 'active'>>;

export type MemberChanged =
  | { readonly outcome: 'changed'; readonly member: Member }
  | { readonly outcome: 'no_such_member' }
  /** Nobody would be left who can change anything. */
  | { readonly outcome: 'last_admin' };

/** Changes a member's place in an organisation; null removes them from it. */
export async function changeMember(
  people: PeopleStore,
  organisation: string,
  userId: string,
  change: MemberChange | null,
): Promise<MemberChanged> {
  const members = await people.members(organisation);
  const member = members.find((one) => one.userId === userId);
  if (member === undefined) return { outcome: 'no_such_member' };
  const changed: Member = { ...member, ...change };
  const staysAdmin = change !== null && isActiveAdmin(changed);
  const admins = members.filter(isActiveAdmin).length;
  if (isActiveAdmin(member) && !staysAdmin && admins === 1) return { outcome: 'last_admin' };
  if (change === null) {
    await people.removeMember(organisation, userId);
    return { outcome: 'changed', member };
  }
  await people.setMember(changed);
  if (changed.active !== member.active) await people.setMemberActive(organisation, userId, changed.active);
  return { outcome: 'changed', member: changed };
}

function isActiveAdmin({ role, active }: Member): boolean {
  return role === 'admin' && active;
}
