import { setTimeout as sleep } from 'node:timers/promises';
import type { Competency } from '#core/coaching/competency.ts';
import type { CoachingPlan } from '#core/coaching/plan.ts';
import type { PlanEffect } from '#core/coaching/plan-effect.ts';
import type { ServicePorts } from '../ports.ts';
import { measurePlan, plansBeside } from './measure-plan.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

/** A week is told from figures this old: each is counted over everybody's conversations of five months. */
const KEPT_MS = 6 * 3_600_000;
const kept = new WeakMap<
  ServicePorts['facts'],
  Map<string, { readonly at: number; readonly effect: Promise<PlanEffect | null> }>
>();

/**
 * Effects of plans by their ids, as `measurePlan` tells them, up to six hours old as long as the plan, its competency and the
 * plans beside it stay the same. What is not known is measured one plan after the other.
 * @param patience milliseconds to wait for it; what takes longer is measured on, is not among the answers, and is known to
 * whoever asks later
 */
export async function keptEffects(
  ports: Ports,
  organisation: string,
  plans: readonly CoachingPlan[],
  competencies: readonly Competency[],
  patience?: number,
): Promise<ReadonlyMap<string, PlanEffect | null>> {
  if (plans.length === 0) return new Map();
  const known = kept.get(ports.facts) ?? new Map();
  kept.set(ports.facts, known);
  const now = ports.now();
  for (const [key, { at }] of known) if (now - at > KEPT_MS) known.delete(key);
  const beside = await plansBeside(ports, organisation);
  const asked = plans.map((plan) => {
    const competency = competencies.find(({ id }) => id === plan.competency);
    const others = beside.filter((one) => one.competency === plan.competency);
    const standing = others.map(({ id, acknowledgement }) => [id, acknowledgement?.at]);
    return { plan, key: JSON.stringify([organisation, plan.id, plan.changedAt, competency, standing]) };
  });
  const answers = new Map<string, PlanEffect | null>();
  const measuring = (async () => {
    for (const { plan, key } of asked.toSorted(
      (a, b) => Number(known.has(b.key)) - Number(known.has(a.key)),
    )) {
      const before = known.get(key);
      const effect = before?.effect ?? measurePlan(ports, organisation, plan, competencies, beside);
      if (before === undefined) known.set(key, { at: now, effect });
      effect.catch(() => known.delete(key));
      answers.set(plan.id, await effect);
    }
  })();
  // What fails when nobody waits any longer is told to whoever asks next.
  measuring.catch(() => undefined);
  await (patience === undefined
    ? measuring
    : Promise.race([measuring, sleep(patience, undefined, { ref: false })]));
  return new Map(answers);
}
