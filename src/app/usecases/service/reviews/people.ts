import { may } from '#core/access/permissions.ts';
import type { Member } from '#core/ports/workflow.ts';
import type { ServicePorts } from '../ports.ts';

/** What actors are called: `user:ID` and `key:ID`. */
export async function namesOfActors(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<ReadonlyMap<string, string>> {
  const { people } = workflow;
  const [members, keys] = [await people.members(organisation), await people.keys(organisation)];
  return new Map([
    ...members.map(({ userId, name }) => [`user:${userId}`, name] as const),
    ...keys.map(({ id, name }) => [`key:${id}`, name] as const),
  ]);
}

/** Members who may review; whoever was stopped would never see what waits for them. */
export async function membersWhoReview(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<readonly Member[]> {
  return (await workflow.people.members(organisation)).filter(
    ({ role, active }) => active && may(role, 'reviews.write'),
  );
}

/** The ids as actors; those that are no members who may review are told apart. */
export async function reviewersNamed(
  ports: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  userIds: readonly string[],
): Promise<{ readonly actors: readonly string[]; readonly unknown: readonly string[] }> {
  const known = new Set((await membersWhoReview(ports, organisation)).map(({ userId }) => userId));
  const wanted = [...new Set(userIds)];
  return {
    actors: wanted.filter((id) => known.has(id)).map((id) => `user:${id}`),
    unknown: wanted.filter((id) => !known.has(id)),
  };
}
