import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { type Department, type Insight, type InsightState, nextStates } from '#core/insights/insight.ts';
import { tellClaim, tellImpact } from '#core/insights/tell.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { quotedPairs, quoteReader } from './show-quotes.ts';
import { traceTopics } from './trace-topics.ts';

const ORDER: readonly InsightState[] = ['new', 'accepted', 'in_repair', 'repaired', 'verified', 'dismissed'];

type Ports = Pick<ServicePorts, 'workflow' | 'facts'>;
type Shown = Awaited<ReturnType<typeof shownInsights>>[number];

/** Those to act on first, and of these the ones that cost most. */
export async function viewInsights(
  ports: Ports,
  caller: Caller,
  only: { readonly state?: InsightState | undefined; readonly department?: Department | undefined },
) {
  const found = (
    await ports.workflow.insights.insights(
      caller.organisation,
      only.state === undefined ? undefined : [only.state],
    )
  ).filter(({ department }) => only.department === undefined || department === only.department);
  const ordered = found.toSorted(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.claim.impact.avoidable - a.claim.impact.avoidable,
  );
  return shownInsights(ports, caller, ordered);
}

/** With how its topics went lately; null where there is no such insight. */
export async function viewInsight(ports: Ports & Pick<ServicePorts, 'now'>, caller: Caller, id: string) {
  const found = await ports.workflow.insights.insight(caller.organisation, id);
  if (found === null) return null;
  const [shown, trace] = await Promise.all([
    shownInsight(ports, caller, found),
    traceTopics(ports, caller.organisation, found.topics),
  ]);
  return { ...shown, trace };
}

export async function shownInsight(ports: Ports, caller: Caller, insight: Insight): Promise<Shown> {
  const [shown] = await shownInsights(ports, caller, [insight]);
  return shown!;
}

async function shownInsights(
  { workflow, facts }: Ports,
  { organisation, role }: Caller,
  insights: readonly Insight[],
) {
  const places = insights.flatMap(({ claim }) => [
    ...claim.quotes,
    ...claim.contradictions.flatMap(({ one, other }) => [one, other]),
  ]);
  const [quote, members, agents, { topics }] = await Promise.all([
    quoteReader({ facts }, organisation, places),
    insights.some(({ steps }) => steps.length > 0) ? workflow.people.members(organisation) : [],
    agentNames({ workflow }, organisation),
    workflow.insights.board(organisation),
  ]);
  const names = new Map(members.map(({ userId, name }) => [`user:${userId}`, name]));
  return insights.map((insight) => {
    const { contradictions, quotes, cause, ...claim } = insight.claim;
    const { repair: _, fadedAt: __, ...rest } = insight;
    return {
      ...rest,
      names: insight.names ?? null,
      cause,
      // What it rests on was true when it was said; nobody counts it any further.
      topicGone: !topics.some(({ id }) => insight.topics.includes(id)),
      claim,
      text: tellClaim(insight, (agent) => agents.get(agent) ?? agent),
      cost: tellImpact(insight),
      quotes: quotes.flatMap((place) => quote(place) ?? []),
      contradictions: quotedPairs(contradictions, quote),
      steps: insight.steps.map((step) => ({ ...step, by: names.get(step.actor) ?? null })),
      next: may(role, 'insights.manage') ? nextStates(insight.state) : [],
    };
  });
}
