import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { type Department, type Insight, type InsightState, nextStates } from '#core/insights/insight.ts';
import { tellClaim, tellImpact } from '#core/insights/tell.ts';
import type { Topic } from '#core/insights/topic.ts';
import type { ServicePorts } from '../ports.ts';
import { quotedPairs, quoteReader } from './show-quotes.ts';

const ORDER: readonly InsightState[] = ['new', 'accepted', 'in_repair', 'repaired', 'verified', 'dismissed'];

/** Those to act on first, and of these the ones that cost most. */
export async function viewInsights(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
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
  const { topics } = await ports.workflow.insights.board(caller.organisation);
  return Promise.all(ordered.map((one) => shownAmong(ports, caller, one, topics)));
}

export async function shownInsight(
  ports: Pick<ServicePorts, 'workflow' | 'facts'>,
  caller: Caller,
  insight: Insight,
) {
  const { topics } = await ports.workflow.insights.board(caller.organisation);
  return shownAmong(ports, caller, insight, topics);
}

async function shownAmong(
  ports: Pick<ServicePorts, 'facts'>,
  caller: Caller,
  insight: Insight,
  topics: readonly Topic[],
) {
  const { contradictions, quotes, cause, ...claim } = insight.claim;
  const places = [...quotes, ...contradictions.flatMap(({ one, other }) => [one, other])];
  const quote = await quoteReader(ports, caller.organisation, places);
  const { repair: _, ...rest } = insight;
  return {
    ...rest,
    cause,
    // What it rests on was true when it was said; nobody counts it any further.
    topicGone: !topics.some(({ id }) => insight.topics.includes(id)),
    claim,
    text: tellClaim(insight),
    cost: tellImpact(insight),
    quotes: quotes.flatMap((place) => quote(place) ?? []),
    contradictions: quotedPairs(contradictions, quote),
    next: may(caller.role, 'insights.manage') ? nextStates(insight.state) : [],
  };
}
