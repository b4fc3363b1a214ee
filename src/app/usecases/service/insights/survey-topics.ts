import { partOfDay, startOfDay } from '#core/facts/days.ts';
import { findConflicts } from '#core/insights/answer-conflicts.ts';
import { countAtLeast } from '#core/insights/distributions.ts';
import { claimedAgents, type QuotePlace } from '#core/insights/insight.ts';
import { centresOf, type Matter, mattersOf } from '#core/insights/matters.ts';
import { poolTrouble, type TroubleCell } from '#core/insights/pooled-trouble.ts';
import type { TopicReport, TopicSurvey } from '#core/insights/topic-report.ts';
import { type WholeDay, weighTopic } from '#core/insights/weigh-topic.ts';
import { judgeCause, type Onset } from '#core/insights/whose-problem.ts';
import type { InsightPeriod } from '#core/ports/insights.ts';
import type { InsightPorts } from './ports.ts';
import { readAnswers } from './read-answers.ts';
import { LEAST_CONVERSATIONS } from './refresh-topics.ts';
import { CAUSE_DAYS, lastDays } from './survey-period.ts';

const ANSWERS_READ = 120;
const QUOTES = 6;
const ONSET_DAYS = 3;
const LEAST_DAYS_BEFORE = 7;
/** Conversations before, of which what all other topics do now can be told. */
const LEAST_BEFORE = 20;
const DAY_MS = 86_400_000;

/** Weighs every topic over the last four weeks and says whose problem it is; kept as the organisation's survey. */
export async function surveyTopics(ports: InsightPorts, organisation: string): Promise<TopicSurvey> {
  const { facts, workflow, now } = ports;
  const at = now();
  const period = lastDays(at, CAUSE_DAYS);
  const { topics } = await workflow.insights.board(organisation);
  const known = await workflow.people.organisation(organisation);
  const zone = known?.timeZone ?? 'UTC';
  const days = await facts.insights.days(organisation, period, zone);
  const cells = await facts.insights.cells(organisation, period);
  const all = new Map<string, WholeDay>();
  for (const { day, conversations, troubled } of days) {
    const sum = all.get(day) ?? { conversations: 0, troubled: 0, part: partOfDay(day, period, zone) };
    all.set(day, {
      ...sum,
      conversations: sum.conversations + conversations,
      troubled: sum.troubled + troubled,
    });
  }
  const onsets = await onsetsOf(ports, organisation, period, (since) => {
    return [...all.keys()].filter((day) => startOfDay(day, zone) < since).length;
  });
  const daysOf = Map.groupBy(days, ({ topic }) => topic);
  const cellsOf = Map.groupBy(cells, ({ topic }) => topic);
  const elsewhere = troubleElsewhere(cells);
  const positions = await ports.topics.place(topics);
  const reports: TopicReport[] = [];
  for (const matter of mattersOf(topics)) {
    const ids = matter.topics.map(({ id }) => id);
    const own = ids.flatMap((id) => cellsOf.get(id) ?? []);
    reports.push({
      ...(await reportOf(ports, organisation, matter, own, elsewhere(own), onsets(ids))),
      weight: weighTopic(
        ids.flatMap((id) => daysOf.get(id) ?? []),
        all,
      ),
      position: positions.get(ids[0]!) ?? { x: 0, y: 0 },
    } as TopicReport);
  }
  const conversations = [...all.values()].reduce((sum, day) => sum + day.conversations, 0);
  const survey: TopicSurvey = {
    at: new Date(at).toISOString(),
    from: period.from,
    conversations,
    apart: (daysOf.get('') ?? []).reduce((sum, day) => sum + day.conversations, 0),
    isTooFew: conversations < LEAST_CONVERSATIONS,
    reports: reports.map((report) => ({
      ...report,
      claim: { ...report.claim, impact: report.weight.impact },
    })),
  };
  await workflow.insights.saveSurvey(organisation, survey);
  return survey;
}

async function reportOf(
  ports: InsightPorts,
  organisation: string,
  matter: Matter,
  cells: readonly TroubleCell[],
  elsewhere: readonly AgentCell[],
  onset: Onset | undefined,
): Promise<Omit<TopicReport, 'weight' | 'position'>> {
  const { facts, now } = ports;
  const period = lastDays(now(), CAUSE_DAYS);
  const trouble = poolTrouble(cells, elsewhere);
  const topics = matter.topics.map(({ id }) => id);
  const ids = await facts.insights.sample(organisation, topics, period, ANSWERS_READ);
  const conflicts = findConflicts(await readAnswers(ports, organisation, ids));
  const { cause, agents, spreadOver } = judgeCause(trouble, conflicts, onset);
  const quotes = await quotesOf(ports, organisation, matter, period);
  const place = ({ conversation, turn }: { conversation: string; turn: number }) => ({ conversation, turn });
  const queues = new Map<string, number>();
  for (const { queue, conversations } of cells) queues.set(queue, (queues.get(queue) ?? 0) + conversations);
  return {
    topic: matter.id,
    name: matter.name,
    ...(matter.names === undefined ? {} : { names: matter.names }),
    topics,
    cause,
    queues: [...queues].toSorted(([, a], [, b]) => b - a).map(([queue]) => queue),
    quotes,
    claim: {
      conversations: trouble.conversations,
      troubled: trouble.troubled,
      rate: trouble.rate,
      usual: trouble.usual,
      excess: trouble.excess,
      spreadOver,
      agentCount: trouble.agents.length,
      ...claimedAgents(agents),
      impact: { conversations: 0, hours: null, unhappy: 0, avoidable: 0 },
      contradictions: conflicts.pairs.map(({ one, other }) => ({ one: place(one), other: place(other) })),
      quotes,
    },
  };
}

/** Of each language as many as its share, one at least, the language of most first. */
async function quotesOf(
  { facts }: Pick<InsightPorts, 'facts'>,
  organisation: string,
  matter: Matter,
  period: InsightPeriod,
): Promise<QuotePlace[]> {
  const topics = matter.topics.map(({ id }) => id);
  const centres = centresOf(matter).toSorted((a, b) => b.size - a.size);
  const all = centres.reduce((sum, { size }) => sum + size, 0);
  const found: QuotePlace[] = [];
  for (const [place, { centre, size }] of centres.entries()) {
    const share = Math.min(
      QUOTES - (centres.length - place - 1),
      Math.round((QUOTES * size) / Math.max(1, all)),
    );
    const wanted = place === centres.length - 1 ? QUOTES - found.length : Math.max(1, share);
    const typical = await facts.insights.typical(organisation, topics, centre, period, QUOTES);
    const told = new Set(found.map(({ conversation }) => conversation));
    found.push(...typical.filter(({ conversation }) => !told.has(conversation)).slice(0, wanted));
  }
  return found;
}

type AgentCell = Pick<TroubleCell, 'agent' | 'conversations' | 'troubled'>;

/** What each agent has besides some cells; all of them are added up once, however many topics ask. */
function troubleElsewhere(cells: readonly AgentCell[]): (own: readonly AgentCell[]) => AgentCell[] {
  const all = sumsByAgent(cells);
  return (own) => {
    const here = sumsByAgent(own);
    return [...all].map(([agent, { conversations, troubled }]) => ({
      agent,
      conversations: conversations - (here.get(agent)?.conversations ?? 0),
      troubled: troubled - (here.get(agent)?.troubled ?? 0),
    }));
  };
}

function sumsByAgent(cells: readonly AgentCell[]): Map<string, { conversations: number; troubled: number }> {
  const sums = new Map<string, { conversations: number; troubled: number }>();
  for (const { agent, conversations, troubled } of cells) {
    const sum = sums.get(agent);
    if (sum === undefined) sums.set(agent, { conversations, troubled });
    else {
      sum.conversations += conversations;
      sum.troubled += troubled;
    }
  }
  return sums;
}

/**
 * How suddenly each topic came up in the last three days, against the weeks before and what all other topics do, and on
 * how many channels. Nothing comes up of a sudden where there was hardly anything before: in an organisation that has
 * only begun, and after a pause.
 * @param daysBefore on how many days before an instant there was any conversation at all
 */
async function onsetsOf(
  { facts }: InsightPorts,
  organisation: string,
  period: InsightPeriod,
  daysBefore: (instant: string) => number,
): Promise<(topics: readonly string[]) => Onset | undefined> {
  const since = new Date(Date.parse(period.to) - ONSET_DAYS * DAY_MS).toISOString();
  const days = daysBefore(since);
  if (days < LEAST_DAYS_BEFORE) return () => undefined;
  const rows = await facts.insights.turns(organisation, period, since);
  const channels = new Set(rows.filter(({ recent }) => recent > 0).map(({ channel }) => channel));
  const usually = (count: number) => ((count + 0.5) * ONSET_DAYS) / days;
  return (topics) => {
    const isOwn = ({ topic }: { readonly topic: string }) => topics.includes(topic);
    const others = countsIn(rows.filter((row) => !isOwn(row)));
    const common = others.before < LEAST_BEFORE ? 1 : Math.max(1, others.recent / usually(others.before));
    const own = [...Map.groupBy(rows.filter(isOwn), ({ channel }) => channel)].map(([channel, some]) => ({
      channel,
      ...countsIn(some),
    }));
    const { recent, before } = countsIn(own);
    const expected = (count: number) => common * usually(count);
    return {
      times: recent / expected(before),
      chance: countAtLeast(recent, expected(before), Math.max(2, before) / 2),
      channels: own
        .filter((row) => row.recent >= 3 && row.recent > 2 * expected(row.before))
        .map(({ channel }) => channel),
      of: channels.size,
    };
  };
}

interface BeforeAndRecent {
  readonly recent: number;
  readonly before: number;
}

function countsIn(rows: readonly BeforeAndRecent[]): BeforeAndRecent {
  return {
    recent: rows.reduce((sum, row) => sum + row.recent, 0),
    before: rows.reduce((sum, row) => sum + row.before, 0),
  };
}
