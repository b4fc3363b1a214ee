import type { Caller } from '#core/access/caller.ts';
import { type CoachingPlan, movePlan, type PlanState } from '#core/coaching/plan.ts';
import type { ServicePorts } from '../ports.ts';
import { coachedAgents } from './coached-agents.ts';

/**
 * Only the agent acknowledges a plan, only who coaches them closes it.
 * @returns null where there is none that the caller may bring there, `changed` where somebody was quicker. Throws
 * `PlanMoveError`.
 */
export async function movePlanOn(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'now'>,
  caller: Caller,
  id: string,
  to: Exclude<PlanState, 'planned'>,
  note: string,
): Promise<CoachingPlan | 'changed' | null> {
  const { organisation, actor, agentIds } = caller;
  const plan = await ports.workflow.plans.find(organisation, id);
  if (plan === null) return null;
  const isTheirs =
    to === 'acknowledged'
      ? agentIds.includes(plan.agent)
      : (await coachedAgents(ports, caller)).has(plan.agent);
  if (!isTheirs) return null;
  const moved = movePlan(plan, to, { by: actor, at: new Date(ports.now()).toISOString(), note });
  return (await ports.workflow.plans.save(organisation, moved, plan.changedAt)) ? moved : 'changed';
}
