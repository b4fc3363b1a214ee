import type { ServicePorts } from './ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'now'>;

/** Notes, wherever the person has a place, that signing in to their account was tried too often. */
export async function recordHeldOffSignIn(ports: Ports, userId: string): Promise<void> {
  await record(ports, userId, { actor: 'system', action: 'sign-in.hold' });
}

/** Notes, wherever the person has a place, that they have given themselves another password. */
export async function recordPasswordChange(ports: Ports, userId: string): Promise<void> {
  await record(ports, userId, { actor: `user:${userId}`, action: 'password.change' });
}

async function record(
  { workflow, now }: Ports,
  userId: string,
  what: { readonly actor: string; readonly action: string },
): Promise<void> {
  const memberships = await workflow.people.membershipsOf(userId);
  const at = new Date(now()).toISOString();
  await workflow.audit.record(
    memberships.map(({ organisation }) => ({ at, organisation, subject: userId, ...what })),
  );
}
