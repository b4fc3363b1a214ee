import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Competency } from '#core/coaching/competency.ts';
import type { Passage } from '#core/coaching/growth.ts';
import type { CoachingPlan, PlanState } from '#core/coaching/plan.ts';
import { type PlanEffect, type TargetOutcome, targetOutcome } from '#core/coaching/plan-effect.ts';
import { sayPlanEffect } from '#core/coaching/say-plan.ts';
import type { ServicePorts } from '../ports.ts';
import { namesOfActors } from '../reviews/people.ts';
import { coachedAgents } from './coached-agents.ts';
import { competenciesInUse } from './competencies-in-use.ts';
import { measurePlan, plansBeside } from './measure-plan.ts';
import { showExemplars } from './show-exemplars.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

export interface ShownPlan extends Omit<CoachingPlan, 'playbooks' | 'exemplars'> {
  readonly competencyTitle: Bilingual;
  readonly createdByName: string | null;
  /** Those that are still approved. */
  readonly playbooks: readonly { readonly id: string; readonly title: string }[];
  readonly mayAcknowledge: boolean;
  readonly mayClose: boolean;
}

export interface PlanDetail extends ShownPlan {
  readonly exemplars: readonly Passage[];
  /** Null before it is acknowledged. */
  readonly effect: PlanEffect | null;
  readonly effectText: Bilingual | null;
  readonly targetOutcome: TargetOutcome | null;
}

/** Plans of agents whom the caller coaches, or the caller's own; newest first. */
export async function viewPlans(
  ports: Ports,
  caller: Caller,
  only: { readonly agent?: string | undefined; readonly state?: PlanState | undefined },
): Promise<ShownPlan[]> {
  const theirs = await coachedAgents(ports, caller);
  const found = await ports.workflow.plans.list(caller.organisation, {
    agents: only.agent === undefined ? [...theirs] : [only.agent].filter((id) => theirs.has(id)),
    ...(only.state === undefined ? {} : { states: [only.state] }),
  });
  const show = await shower(ports, caller);
  return found.map(show);
}

/** Null where there is none that the caller may see. */
export async function viewPlan(ports: Ports, caller: Caller, id: string): Promise<PlanDetail | null> {
  const plan = await ports.workflow.plans.find(caller.organisation, id);
  if (plan === null || !(await coachedAgents(ports, caller)).has(plan.agent)) return null;
  const competencies = await competenciesInUse(ports, caller.organisation);
  const beside = await plansBeside(ports, caller.organisation);
  const effect = await measurePlan(ports, caller.organisation, plan, competencies, beside);
  const shown = await showExemplars(ports, caller, plan.exemplars);
  return {
    ...(await shower(ports, caller, competencies))(plan),
    exemplars: shown.map(({ passage }) => passage),
    effect,
    effectText: effect === null ? null : sayPlanEffect(effect, plan.target),
    targetOutcome: effect === null ? null : targetOutcome(effect, plan.target),
  };
}

async function shower(
  ports: Ports,
  caller: Caller,
  known?: readonly Competency[],
): Promise<(plan: CoachingPlan) => ShownPlan> {
  const { organisation, agentIds, role } = caller;
  const names = await namesOfActors(ports, organisation);
  const competencies = known ?? (await competenciesInUse(ports, organisation));
  const approved = (await ports.workflow.playbooks.list(organisation)).filter(
    ({ state }) => state === 'approved',
  );
  return ({ exemplars: _, playbooks, ...plan }) => {
    const title = competencies.find(({ id }) => id === plan.competency)?.title;
    return {
      ...plan,
      competencyTitle: title ?? { zh: plan.competency, en: plan.competency },
      createdByName: names.get(plan.createdBy) ?? null,
      playbooks: playbooks.flatMap((id) => {
        const playbook = approved.find((one) => one.id === id);
        return playbook === undefined ? [] : [{ id, title: playbook.title }];
      }),
      mayAcknowledge: plan.state === 'planned' && agentIds.includes(plan.agent),
      mayClose: ['planned', 'acknowledged'].includes(plan.state) && may(role, 'coaching.manage'),
    };
  };
}
