import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { type Department, type Insight, type InsightState, nextStates } from '#core/insights/insight.ts';
import { type Matter, mattersOf } from '#core/insights/matters.ts';
import { tellClaim, tellImpact } from '#core/insights/tell.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { quotedPairs, quoteReader } from './show-quotes.ts';
import { traceTopics } from './trace-topics.ts';

const ORDER: readonly InsightState[] = ['new', 'accepted', 'in_repair', 'repaired', 'verified', 'dismissed'];

type Ports = Pick<ServicePorts, 'workflow' | 'facts'>;
type Shown = Awaited<ReturnType<typeof shownInsights>>[number];

/** So many at once have their quotes read: each is a whole conversation until it is cut. */
const QUOTED_AT_ONCE = 20;

export interface InsightsAsked {
  readonly state?: InsightState | undefined;
  readonly department?: Department | undefined;
  /** Without them lists of quotes and contradictions are empty. */
  readonly quotes: boolean;
  /** All where there is none. */
  readonly limit?: number | undefined;
  /** Of the page before: its last insight. */
  readonly cursor?: string | undefined;
}

/**
 * Those to act on first, and of these the ones that cost most.
 * @returns null where the cursor names none of them: it was moved on since
 */
export async function viewInsights(
  ports: Ports,
  caller: Caller,
  { limit, cursor, quotes, ...only }: InsightsAsked,
): Promise<{ readonly insights: Shown[]; readonly cursor?: string } | null> {
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
  const first = cursor === undefined ? 0 : ordered.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && first === 0) return null;
  const page = ordered.slice(first, limit === undefined ? undefined : first + limit);
  const shown: Shown[] = [];
  for (let at = 0; at < page.length; at += QUOTED_AT_ONCE)
    shown.push(...(await shownInsights(ports, caller, page.slice(at, at + QUOTED_AT_ONCE), quotes)));
  const last = page.at(-1);
  return { insights: shown, ...(last === undefined || last === ordered.at(-1) ? {} : { cursor: last.id }) };
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
  isQuoted = true,
) {
  const places = (isQuoted ? insights : []).flatMap(({ claim }) => [
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
  const matters = mattersOf(topics);
  return insights.map((insight) => {
    const foundBy = idsNow(insight, matters);
    const { contradictions, quotes, cause, ...claim } = insight.claim;
    const { repair: _, fadedAt: __, ...rest } = insight;
    return {
      ...rest,
      names: insight.names ?? null,
      cause,
      // What it rests on was true when it was said; nobody counts it any further.
      topicGone: foundBy.length === 0,
      foundBy,
      claim,
      counted: insight.counted ?? null,
      text: tellClaim(insight, (agent) => agents.get(agent) ?? agent),
      cost: tellImpact(insight),
      quotes: quotes.flatMap((place) => quote(place) ?? []),
      contradictions: quotedPairs(contradictions, quote),
      steps: insight.steps.map((step) => ({ ...step, by: names.get(step.actor) ?? null })),
      next: may(role, 'insights.manage') ? nextStates(insight.state) : [],
    };
  });
}

/** What its conversations are found by: its topic, or what is left of its topics where they were sorted otherwise since. */
function idsNow({ topic, topics }: Insight, matters: readonly Matter[]): readonly string[] {
  const left = topics.filter((id) => matters.some((matter) => matter.id === id));
  const own = matters.find(({ id }) => id === topic)?.topics;
  const isAsItWas = own?.length === left.length && own.every(({ id }) => left.includes(id));
  return isAsItWas ? [topic] : left;
}
