import type { Estimate } from '../reviews/intervals.ts';
import { fitDays } from './fit-days.ts';

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
 *   conversations = conversations of the time × 7 / days, the first and the last by the part that lies in the time
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

/** All conversations of a day of the time, and how much of the day lies in the time, 0–1. */
export interface WholeDay {
  readonly conversations: number;
  readonly troubled: number;
  readonly part: number;
}

/**
 * Weighs a topic against all conversations of the same days. Days on which nothing at all was received count neither as
 * quiet nor as days; those that lie only partly in the time count as that part of a day, and tell nothing of the trend.
 * @param all the organisation's conversations by day
 */
export function weighTopic(topic: readonly TopicDay[], all: ReadonlyMap<string, WholeDay>): TopicWeight {
  const sum = (field: (day: TopicDay) => number) => topic.reduce((total, day) => total + field(day), 0);
  const conversations = sum((day) => day.conversations);
  const heard = [...all].filter(([, { conversations: n }]) => n > 0);
  const time = heard.reduce((total, [, { part }]) => total + part, 0);
  const wholeDays = heard.filter(([, { part }]) => part === 1).map(([day]) => day);
  const whole = [...all.values()].reduce((total, day) => total + day.conversations, 0);
  const troubled = sum((day) => day.troubled);
  const wholeTroubled = [...all.values()].reduce((total, day) => total + day.troubled, 0);
  const rate = (n: number) => (conversations === 0 ? 0 : n / conversations);
  const [timed, withEffort] = [sum((day) => day.timed), sum((day) => day.withEffort)];
  const handlingHours = timed === 0 ? null : sum((day) => day.hours) / timed;
  // A first day that has only begun says little of a week.
  const weekly = (conversations * 7) / Math.max(1, time);
  const others = whole - conversations;
  const usual = others <= 0 ? 0 : (wholeTroubled - troubled) / others;
  return {
    conversations,
    days: heard.length,
    share: whole === 0 ? 0 : conversations / whole,
    trend: fitDays(countsOf(topic), wholeDays)?.weekly ?? null,
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

/** Conversations of each day. */
export function countsOf(
  topic: readonly Pick<TopicDay, 'day' | 'conversations'>[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { day, conversations } of topic) counts.set(day, (counts.get(day) ?? 0) + conversations);
  return counts;
}
