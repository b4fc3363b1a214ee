import type { Span } from '#core/facts/days.ts';
import type { ActionableCause, Insight } from '#core/insights/insight.ts';
import { CLOSED_STATES, judgeRepair, moveInsight, routeInsight } from '#core/insights/insight.ts';
import { namesOf } from '#core/insights/tell.ts';
import { sidesOf, type Topic } from '#core/insights/topic.ts';
import type { TopicReport, TopicSurvey } from '#core/insights/topic-report.ts';
import { countTrouble } from './count-trouble.ts';
import type { InsightPorts } from './ports.ts';
import { CAUSE_DAYS, lastDays } from './survey-period.ts';
import { tellFindings } from './tell-findings.ts';

/** Fewer unhappy customers a week than this are no insight of their own. */
const LEAST_AVOIDABLE = 1;

/**
 * Makes insights of what a survey found, and brings those that are open up to date. What speaks of the
 * same topics is one open insight, the costliest; it says what is true now, also that the topic goes no worse than others
 * any longer. What people dismissed is not raised again for the same cause, nor what is repaired for what went badly
 * before the repair.
 */
export async function raiseInsights(
  ports: InsightPorts,
  organisation: string,
  survey: TopicSurvey,
  topics: readonly Topic[],
): Promise<readonly Insight[]> {
  const store = ports.workflow.insights;
  const settings = await store.settings(organisation);
  const known = await store.insights(organisation);
  const raised: Insight[] = [];
  const ordered = survey.reports.toSorted((a, b) => b.claim.impact.avoidable - a.claim.impact.avoidable);
  for (const report of ordered) {
    const own = topics.filter(({ id }) => report.topics.includes(id));
    const earlier = known.filter(
      (one) => one.topic === report.topic || one.topics.some((id) => report.topics.includes(id)),
    );
    const unsettled = earlier.filter(({ state }) => !CLOSED_STATES.includes(state));
    const open = unsettled.find((one) => one.topic === report.topic) ?? unsettled[0];
    if (own.length === 0 || report.cause === 'cannot_tell') continue;
    if (report.cause === 'none') {
      if (open?.topic === report.topic)
        await store.saveInsight(organisation, faded(open, report, survey), open.changedAt);
      continue;
    }
    const cause: ActionableCause = report.cause;
    if (open !== undefined || raised.some((one) => one.topics.some((id) => report.topics.includes(id)))) {
      if (open?.topic !== report.topic) continue;
      await store.saveInsight(organisation, toldAnew(open, report, cause, survey), open.changedAt);
      continue;
    }
    const isSettled = earlier.some((one) => one.claim.cause === cause && isSettledFor(one, survey.from));
    if (isSettled || !isWorthwhile(report, cause)) continue;
    const at = new Date(ports.now()).toISOString();
    const insight: Insight = {
      id: ports.newId(),
      topic: report.topic,
      topics: report.topics,
      ...namesIn(report),
      claim: { ...report.claim, cause },
      counted: countedIn(survey),
      department: routeInsight(settings.routing, {
        cause,
        queues: report.queues.slice(0, 1),
        name: Object.values(namesOf(report)).join(' '),
        phrases: own.flatMap((topic) => sidesOf(topic).flatMap(({ phrases }) => phrases)),
      }),
      state: 'new',
      createdAt: at,
      changedAt: at,
      steps: [],
    };
    if (await store.saveInsight(organisation, insight)) raised.push(insight);
  }
  await tellFindings(ports, organisation);
  return raised;
}

function namesIn({ name, names }: TopicReport): Pick<Insight, 'name' | 'names'> {
  return names === undefined ? { name } : { name, names };
}

function countedIn({ from, at }: TopicSurvey): Span {
  return { from, to: at };
}

/** What is said of an insight that nobody works on yet; what is in repair keeps what it was begun for. */
function toldAnew(
  insight: Insight,
  report: TopicReport,
  cause: ActionableCause,
  survey: TopicSurvey,
): Insight {
  if (insight.state !== 'new' && insight.state !== 'accepted') return insight;
  const { names: _, fadedAt: __, ...rest } = insight;
  return {
    ...rest,
    ...namesIn(report),
    topics: report.topics,
    claim: { ...report.claim, cause },
    counted: countedIn(survey),
  };
}

/** The same, of a topic that goes no worse than others any longer. */
function faded(insight: Insight, report: TopicReport, survey: TopicSurvey): Insight {
  const told = toldAnew(insight, report, insight.claim.cause, survey);
  return told === insight ? insight : { ...told, fadedAt: insight.fadedAt ?? survey.at };
}

/** Dismissed by people, or verified while the survey still looks at days before the repair. */
function isSettledFor({ state, repair }: Insight, from: string): boolean {
  return state === 'dismissed' || (state === 'verified' && repair !== undefined && repair.at > from);
}

/** Contradictions are worth an insight before anybody is unhappy. */
function isWorthwhile({ claim }: TopicReport, cause: ActionableCause): boolean {
  return cause === 'knowledge_gap' || claim.impact.avoidable >= LEAST_AVOIDABLE;
}

/**
 * Looks at what counts as repaired: says so where the topic falls, opens it again where it does not. Topics that are no
 * longer found have not fallen: nobody counts them any more, and nothing is said.
 */
export async function watchRepairs(ports: InsightPorts, organisation: string): Promise<readonly Insight[]> {
  const { workflow, now } = ports;
  const moved: Insight[] = [];
  const board = await workflow.insights.board(organisation);
  for (const insight of await workflow.insights.insights(organisation, ['repaired'])) {
    const { repair } = insight;
    const topics = insight.topics.filter((id) => board.topics.some((one) => one.id === id));
    if (repair === undefined || topics.length === 0) continue;
    const before =
      topics.length === insight.topics.length
        ? repair
        : await countTrouble(ports, organisation, topics, lastDays(Date.parse(repair.at), CAUSE_DAYS));
    const period = { from: repair.at, to: new Date(now()).toISOString() };
    const since = await countTrouble(ports, organisation, topics, period);
    const finding = judgeRepair(before, since);
    if (finding === 'too_early') continue;
    const next = moveInsight(insight, {
      to: finding === 'falls' ? 'verified' : 'in_repair',
      actor: 'system',
      at: new Date(now()).toISOString(),
      note: `${since.troubled} / ${Math.round(since.days)} d; ${before.troubled} / ${Math.round(before.days)} d`,
    });
    if (await workflow.insights.saveInsight(organisation, next, insight.changedAt)) moved.push(next);
  }
  return moved;
}
