import type { Caller } from '#core/access/caller.ts';
import type { Sharing } from '#core/coaching/sharing.ts';
import type { ServicePorts } from '../ports.ts';

/** For an agent's own answers only; false where they are not the caller's. It counts for whatever is shown next. */
export async function chooseSharing(
  { workflow, now }: Pick<ServicePorts, 'workflow' | 'now'>,
  { organisation, actor, agentIds }: Caller,
  agent: string,
  sharing: Sharing,
): Promise<boolean> {
  if (!agentIds.includes(agent)) return false;
  const at = new Date(now()).toISOString();
  await workflow.sharing.choose(organisation, agent, sharing, at);
  await workflow.audit.record([
    { at, organisation, actor, action: 'coaching.share', subject: agent, details: { sharing } },
  ]);
  return true;
}
