import type { Caller } from '#core/access/caller.ts';
import { withinScope } from '#core/access/scope.ts';
import { agentDigest, type PlanOfWeek, type WeekMoments } from '#core/coaching/digest.ts';
import type { Growth, GrowthPeriod } from '#core/coaching/growth.ts';
import type { CoachingPlan } from '#core/coaching/plan.ts';
import { targetOutcome } from '#core/coaching/plan-effect.ts';
import { sayPlanEffect } from '#core/coaching/say-plan.ts';
import { digestDays, teamDigest } from '#core/coaching/team-digest.ts';
import { daysUpTo, type Span } from '#core/facts/days.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { coachedAgents } from './coached-agents.ts';
import { competenciesInUse } from './competencies-in-use.ts';
import { keptEffects } from './kept-effects.ts';
import type { TeamGrowth, Week } from './views.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** A team may have dozens of plans: its page does not wait for all of them to be measured. */
const PATIENCE_MS = 1_500;

/** An agent's week from what is already known of their period. */
export async function tellAgentWeek(
  ports: Ports,
  caller: Caller,
  { agent: { id }, period, competencies, best, lessons, practices }: Growth,
): Promise<Week> {
  const { organisation } = caller;
  const week = weekOf(period);
  const plans = (await coachedAgents(ports, caller)).has(id)
    ? await ports.workflow.plans.list(organisation, { agents: [id], states: ['planned', 'acknowledged'] })
    : [];
  const lines = agentDigest({
    ...(await momentsOfWeek(ports, organisation, withinScope(caller, { ...week, agents: [id] }))),
    competencies,
    best,
    lessons,
    practices,
    plans: (await followed(ports, organisation, plans)).told,
  });
  return { ...week, lines };
}

/** The week of everybody whom the caller coaches. */
export async function tellTeamWeek(
  ports: Ports,
  caller: Caller,
  { period, agents, practices }: Omit<TeamGrowth, 'week'>,
): Promise<Week> {
  const { organisation } = caller;
  const week = weekOf(period);
  const plans = await ports.workflow.plans.list(organisation, {
    agents: [...(await coachedAgents(ports, caller))],
    states: ['planned', 'acknowledged'],
  });
  const names = await agentNames(ports, organisation);
  const { told, measuring } = await followed(ports, organisation, plans, PATIENCE_MS);
  const lines = teamDigest({
    ...(await momentsOfWeek(ports, organisation, withinScope(caller, week))),
    agents: agents
      .map(({ id, name, competencies }) => ({ name: name ?? id, competencies }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    plans: told.map((plan, index) => {
      const { agent } = plans[index]!;
      return { ...plan, name: names.get(agent) ?? agent };
    }),
    measuring,
    practices,
    days: Math.round((Date.parse(period.to) - Date.parse(period.from)) / DAY_MS),
    ...digestDays(period.to, period.timeZone),
  });
  return { ...week, lines };
}

function weekOf({ to, timeZone }: GrowthPeriod): Span {
  return daysUpTo(to, WEEK_DAYS, timeZone);
}

async function momentsOfWeek(
  { facts }: Ports,
  organisation: string,
  filter: ConversationFilter,
): Promise<WeekMoments> {
  const groups = await facts.coaching.momentGroups(organisation, filter);
  return {
    conversations: await facts.count(organisation, filter),
    moments: groups.reduce((sum, { moments }) => sum + moments, 0),
    recovered: groups.reduce((sum, { recovered }) => sum + recovered, 0),
  };
}

/** Plans with their effects, and of how many the effect is still being measured when patience ends. */
async function followed(
  ports: Ports,
  organisation: string,
  plans: readonly CoachingPlan[],
  patience?: number,
): Promise<{ readonly told: PlanOfWeek[]; readonly measuring: number }> {
  const competencies = await competenciesInUse(ports, organisation);
  const effects = await keptEffects(ports, organisation, plans, competencies, patience);
  const told = plans.map(({ id, state, due, target, competency }): PlanOfWeek => {
    const effect = effects.get(id) ?? null;
    const title = competencies.find((one) => one.id === competency)?.title;
    return {
      id,
      state,
      due,
      target,
      title: title ?? { zh: competency, en: competency },
      ...(effect === null
        ? {}
        : {
            effect: {
              verdict: effect.verdict,
              target: targetOutcome(effect, target),
              text: sayPlanEffect(effect, target),
            },
          }),
    };
  });
  return { told, measuring: plans.length - effects.size };
}
