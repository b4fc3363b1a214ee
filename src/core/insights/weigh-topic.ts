import type { Estimate } from '../reviews/intervals.ts';

/** Conversations on one topic of one day, summed; of several topics taken together a day may come more than once. */
export interface TopicDay {
  /** `2026-01-05`, on the organisation's clock. */
  readonly day: string;
  readonly conversations: number;
  /** Not resolved, or the customer upset at the end, or about to leave or to escalate. */
  readonly troubled: number;
  readonly upsetAtStart: number;
  readonly upsetAtEnd: number;
  readonly repeated: number;
  readonly unresolved: number;
  readonly escalation: number;
  readonly churn: number;
  /** Sum over those that have an effort, and how many have. */
  readonly effort: number;
  readonly withEffort: number;
  /** Sum of handling time in hours over those whose time is known, and how many these are. */
  readonly hours: number;
  readonly timed: number;
}

export interface TopicWeight {
  readonly conversations: number;
  /** Days on which the organisation had any conversation. */
  readonly days: number;
  /** Of all conversations of the time; 0–1. */
  readonly share: number;
  /** Change of volume in a week, as a share: 0.1 is a tenth more each week; with its interval. Null with less than two weeks. */
  readonly trend: Estimate | null;
  readonly repeatRate: number;
  readonly upsetAtStart: number;
  readonly upsetAtEnd: number;
  readonly unresolvedRate: number;
  readonly escalationRate: number;
  readonly churnRate: number;
  /** 0–1; null where none was measured. */
  readonly effort: number | null;
  /** Hours of one conversation; null where no times are known. */
  readonly handlingHours: number | null;
  readonly impact: TopicImpact;
}

/**
 * What a topic costs in a week:
 *
 *   conversations = conversations of the time × 7 / days
 *   hours         = conversations × mean handling hours
 *   unhappy       = conversations × share that goes badly
 *   avoidable     = conversations × (share that goes badly − share on all other topics), not below 0
 */
export interface TopicImpact {
  readonly conversations: number;
  readonly hours: number | null;
  readonly unhappy: number;
  /** Unhappy customers that there would not be if the topic went like the others. */
  readonly avoidable: number;
}

/**
 * Weighs a topic against all conversations of the same days. Days on which nothing at all was received count neither as
 * quiet nor as days.
 * @param all the organisation's conversations by day
 */
export function weighTopic(
  topic: readonly TopicDay[],
  all: ReadonlyMap<string, { readonly conversations: number; readonly troubled: number }>,
): TopicWeight {
  const sum = (field: (day: TopicDay) => number) => topic.reduce((total, day) => total + field(day), 0);
  const conversations = sum((day) => day.conversations);
  const heard = [...all].filter(([, { conversations: n }]) => n > 0).map(([day]) => day);
  const whole = [...all.values()].reduce((total, day) => total + day.conversations, 0);
  const troubled = sum((day) => day.troubled);
  const wholeTroubled = [...all.values()].reduce((total, day) => total + day.troubled, 0);
  const rate = (n: number) => (conversations === 0 ? 0 : n / conversations);
  const [timed, withEffort] = [sum((day) => day.timed), sum((day) => day.withEffort)];
  const handlingHours = timed === 0 ? null : sum((day) => day.hours) / timed;
  const weekly = heard.length === 0 ? 0 : (conversations * 7) / heard.length;
  const others = whole - conversations;
  const usual = others <= 0 ? 0 : (wholeTroubled - troubled) / others;
  return {
    conversations,
    days: heard.length,
    share: whole === 0 ? 0 : conversations / whole,
    trend: trendOf(topic, heard),
    repeatRate: rate(sum((day) => day.repeated)),
    upsetAtStart: rate(sum((day) => day.upsetAtStart)),
    upsetAtEnd: rate(sum((day) => day.upsetAtEnd)),
    unresolvedRate: rate(sum((day) => day.unresolved)),
    escalationRate: rate(sum((day) => day.escalation)),
    churnRate: rate(sum((day) => day.churn)),
    effort: withEffort === 0 ? null : sum((day) => day.effort) / withEffort,
    handlingHours,
    impact: {
      conversations: weekly,
      hours: handlingHours === null ? null : weekly * handlingHours,
      unhappy: weekly * rate(troubled),
      avoidable: weekly * Math.max(0, rate(troubled) - usual),
    },
  };
}

const LEAST_DAYS = 14;
const ROUNDS = 30;

/**
 * Growth by a Poisson regression with a factor for each weekday, so that a series that ends on a Sunday does not fall:
 * log E[count] = weekday + slope × day. The interval is widened by the unevenness that is left over (quasi-likelihood).
 */
function trendOf(topic: readonly TopicDay[], heard: readonly string[]): Estimate | null {
  if (heard.length < LEAST_DAYS) return null;
  const counts = new Map<string, number>();
  for (const { day, conversations } of topic) counts.set(day, (counts.get(day) ?? 0) + conversations);
  const days = heard.map((day) => {
    const ms = Date.parse(`${day}T00:00:00Z`);
    return { at: ms / 86_400_000, weekday: new Date(ms).getUTCDay(), count: counts.get(day) ?? 0 };
  });
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total < LEAST_DAYS) return null;
  const middle = days.reduce((sum, { at }) => sum + at, 0) / days.length;
  let slope = 0;
  let information = 0;
  let expected: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Given the slope the weekdays are what makes sums agree; a conversation of an even week is added to each.
    const seen = new Float64Array(7);
    const load = new Float64Array(7);
    for (const { at, weekday, count } of days) {
      seen[weekday]! += count;
      load[weekday]! += Math.exp(slope * (at - middle));
    }
    const even = total / days.length;
    expected = days.map(
      ({ at, weekday }) => ((seen[weekday]! + even) / (load[weekday]! + 1)) * Math.exp(slope * (at - middle)),
    );
    let gradient = 0;
    information = 0;
    for (const [place, { at, count }] of days.entries()) {
      gradient += (count - expected[place]!) * (at - middle);
      information += expected[place]! * (at - middle) ** 2;
    }
    const step = Math.max(-0.2, Math.min(0.2, gradient / Math.max(1e-9, information)));
    slope += step;
    if (Math.abs(step) < 1e-7) break;
  }
  const unevenness = days.reduce(
    (sum, { count }, place) => sum + (count - expected[place]!) ** 2 / Math.max(0.1, expected[place]!),
    0,
  );
  const spread = Math.max(1, unevenness / Math.max(1, days.length - 8));
  const error = 1.96 * Math.sqrt(spread / Math.max(1e-9, information));
  const weekly = (perDay: number) => Math.exp(7 * perDay) - 1;
  return { value: weekly(slope), low: weekly(slope - error), high: weekly(slope + error) };
}
