import type { Member, PeopleStore } from '#core/ports/workflow.ts';

export type MemberChange = Partial<Pick<Member, 'role' | 'agentIds' | 'teams' | 'active'>>;

export type MemberChanged =
  | { readonly outcome: 'changed'; readonly member: Member }
  | { readonly outcome: 'no_such_member' }
  /** Nobody would be left who can change anything. */
  | { readonly outcome: 'last_admin' };

/**
 * Changes a member's place in an organisation; null removes them from it.
 * @param record puts it on record, before it is done
 */
export async function changeMember(
  people: PeopleStore,
  organisation: string,
  userId: string,
  change: MemberChange | null,
  record: () => Promise<void>,
): Promise<MemberChanged> {
  const members = await people.members(organisation);
  const member = members.find((one) => one.userId === userId);
  if (member === undefined) return { outcome: 'no_such_member' };
  const changed: Member = { ...member, ...change };
  if (takesLastAdmin(members, userId, change === null ? null : changed)) return { outcome: 'last_admin' };
  await record();
  if (change === null) {
    await people.removeMember(organisation, userId);
    return { outcome: 'changed', member };
  }
  await people.setMember(changed);
  if (changed.active !== member.active) await people.setMemberActive(organisation, userId, changed.active);
  return { outcome: 'changed', member: changed };
}

/**
 * Whether no admin would be left.
 * @param place of this person from now on; null without one
 */
export function takesLastAdmin(
  members: readonly Member[],
  userId: string,
  place: Pick<Member, 'role' | 'active'> | null,
): boolean {
  const [admin, ...others] = members.filter(isActiveAdmin);
  if (admin?.userId !== userId || others.length > 0) return false;
  return place === null || !isActiveAdmin(place);
}

function isActiveAdmin({ role, active }: Pick<Member, 'role' | 'active'>): boolean {
  return role === 'admin' && active;
}
