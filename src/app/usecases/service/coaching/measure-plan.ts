import type { Competency } from '#core/coaching/competency.ts';
import type { CoachingPlan } from '#core/coaching/plan.ts';
import { type PlanEffect, planEffect } from '#core/coaching/plan-effect.ts';
import type { ServicePorts } from '../ports.ts';

const DAY_MS = 86_400_000;
/** Looked back upon before the acknowledgement, and followed after it. */
const DAYS_BEFORE = 60;
const DAYS_SINCE = 90;

/** Plans of everybody that somebody works on or has worked on. */
export function plansBeside(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
): Promise<readonly CoachingPlan[]> {
  return workflow.plans.list(organisation, { states: ['acknowledged', 'done'] });
}

/**
 * What changed since a plan was acknowledged; null before that, and where its competency is no longer looked at.
 * @param beside as `plansBeside` tells them
 */
export async function measurePlan(
  { facts, now }: Pick<ServicePorts, 'facts' | 'now'>,
  organisation: string,
  { agent, competency: id, acknowledgement }: CoachingPlan,
  competencies: readonly Competency[],
  beside: readonly CoachingPlan[],
): Promise<PlanEffect | null> {
  const competency = competencies.find((one) => one.id === id);
  if (acknowledgement === null || competency === undefined) return null;
  const cut = Date.parse(acknowledgement.at);
  const from = new Date(cut - DAYS_BEFORE * DAY_MS).toISOString();
  const to = new Date(Math.min(now(), cut + DAYS_SINCE * DAY_MS)).toISOString();
  const at = acknowledgement.at;
  const before = await facts.coaching.cases(organisation, competency, { from, to: at, parts: 1 }, {});
  const since =
    Date.parse(to) > cut
      ? await facts.coaching.cases(organisation, competency, { from: at, to, parts: 1 }, {})
      : [];
  const planned = beside.filter((one) => one.competency === id && one.agent !== agent);
  return planEffect(
    agent,
    [...before, ...since.map((group) => ({ ...group, part: 1 }))],
    new Set(
      planned.flatMap((one) =>
        one.acknowledgement !== null && one.acknowledgement.at >= from && one.acknowledgement.at < to
          ? [one.agent]
          : [],
      ),
    ),
  );
}
