import type { ServicePorts } from './ports.ts';

/** Notes, wherever the person has a place, that signing in to their account was tried too often. */
export async function recordHeldOffSignIn(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  userId: string,
): Promise<void> {
  const memberships = await workflow.people.membershipsOf(userId);
  if (memberships.length === 0) return;
  const at = new Date(now()).toISOString();
  await workflow.audit.record(
    memberships.map(({ organisation }) => ({
      at,
      organisation,
      actor: 'system',
      action: 'sign-in.hold',
      subject: userId,
    })),
  );
}
