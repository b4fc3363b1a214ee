import type { Bilingual } from '../bilingual.ts';
import type { Span } from '../facts/days.ts';
import type { Estimate } from '../reviews/intervals.ts';
import { countAtLeast } from './distributions.ts';
import type { TopicImpact } from './weigh-topic.ts';
import type { Cause } from './whose-problem.ts';

export const DEPARTMENTS = ['product', 'marketing', 'training', 'operations'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const INSIGHT_STATES = ['new', 'accepted', 'in_repair', 'repaired', 'verified', 'dismissed'] as const;
export type InsightState = (typeof INSIGHT_STATES)[number];
/** In these, nobody has anything to do about it any more. */
export const CLOSED_STATES: readonly InsightState[] = ['verified', 'dismissed'];

/** Causes that somebody should act on. */
export type ActionableCause = Exclude<Cause, 'none' | 'cannot_tell'>;

/** Where a quote stands; it is read when it is shown, so that what is erased is quoted no longer. */
export interface QuotePlace {
  readonly conversation: string;
  readonly turn: number;
}

/** What is said of a topic, and what it rests on. */
export interface InsightClaim {
  readonly cause: ActionableCause;
  readonly conversations: number;
  readonly troubled: number;
  /** Share that goes badly. */
  readonly rate: Estimate;
  /** What the same agents have on other topics. */
  readonly usual: number;
  readonly excess: Estimate;
  /** Share of agents that most probably do clearly worse, weighed by conversations. */
  readonly spreadOver: number;
  readonly agentCount: number;
  /** Agents the claim is about, and how many more there are where these are the worst of many. */
  readonly agents: readonly {
    readonly agent: string;
    readonly conversations: number;
    readonly troubled: number;
    readonly rate: number;
    readonly usual: number;
  }[];
  readonly agentsUnnamed?: number;
  readonly impact: TopicImpact;
  /** Answers that contradict each other. */
  readonly contradictions: readonly { readonly one: QuotePlace; readonly other: QuotePlace }[];
  /** What customers said. */
  readonly quotes: readonly QuotePlace[];
}

const AGENTS_NAMED = 12;

export function claimedAgents(
  agents: InsightClaim['agents'],
): Pick<InsightClaim, 'agents' | 'agentsUnnamed'> {
  const named = agents.slice(0, AGENTS_NAMED).map(({ agent, conversations, troubled, rate, usual }) => ({
    agent,
    conversations,
    troubled,
    rate,
    usual,
  }));
  const unnamed = agents.length - named.length;
  return { agents: named, ...(unnamed === 0 ? {} : { agentsUnnamed: unnamed }) };
}

export interface InsightStep {
  readonly at: string;
  /** `user:ID`, `key:ID` or `system`. */
  readonly actor: string;
  readonly from: InsightState;
  readonly to: InsightState;
  readonly note: string;
  /** To whom it was given with this step; absent where it stayed with whom it was. */
  readonly department?: Department;
}

export interface Insight {
  readonly id: string;
  /** A topic, or a heading. */
  readonly topic: string;
  /** Ids of the topics it speaks of. */
  readonly topics: readonly string[];
  /** The topic's name when it was last found. */
  readonly name: string;
  /** Where it had one in each language. */
  readonly names?: Bilingual;
  readonly claim: InsightClaim;
  /** The time whose conversations the claim counts, ISO 8601 in UTC; older insights do not tell. */
  readonly counted?: Span;
  readonly department: Department;
  readonly state: InsightState;
  readonly createdAt: string;
  readonly changedAt: string;
  /** Since when the topic goes no worse than others, though nobody has said that it was repaired; absent while it does. */
  readonly fadedAt?: string;
  /** Conversations and badly ended ones before the repair, and since when it counts as repaired. */
  readonly repair?: RepairBaseline;
  readonly steps: readonly InsightStep[];
}

export interface RepairBaseline {
  readonly at: string;
  readonly days: number;
  readonly conversations: number;
  readonly troubled: number;
}

const NEXT: Readonly<Record<InsightState, readonly InsightState[]>> = {
  new: ['accepted', 'in_repair', 'repaired', 'dismissed'],
  accepted: ['in_repair', 'repaired', 'dismissed'],
  in_repair: ['accepted', 'repaired', 'dismissed'],
  repaired: ['in_repair', 'verified'],
  verified: ['in_repair'],
  dismissed: ['new'],
};

/** Where people can bring an insight from where it is; `verified` is what the watch alone says. */
export function nextStates(state: InsightState): readonly InsightState[] {
  return NEXT[state].filter((next) => next !== 'verified');
}

/** An insight cannot be brought there. */
export class InsightMoveError extends Error {
  readonly from: InsightState;
  readonly to: InsightState;
  constructor(from: InsightState, to: InsightState) {
    super(`an insight that is ${from} cannot become ${to}: choose one of ${nextStates(from).join(', ')}`);
    this.name = 'InsightMoveError';
    this.from = from;
    this.to = to;
  }
}

interface Act {
  readonly actor: string;
  readonly at: string;
  readonly note: string;
}

export interface Move extends Act {
  readonly to: InsightState;
  /** To whom it is given with it. */
  readonly department?: Department;
  /** Told with `repaired`. */
  readonly repair?: RepairBaseline;
}

/** Throws `InsightMoveError`. */
export function moveInsight(insight: Insight, move: Move): Insight {
  const { state } = insight;
  const allowed = move.actor === 'system' ? NEXT[state] : nextStates(state);
  if (!allowed.includes(move.to)) throw new InsightMoveError(state, move.to);
  const { repair: _, ...rest } = insight;
  const repair = move.to === 'verified' ? insight.repair : move.repair;
  const { to, at, actor, note, department = insight.department } = move;
  const step = { at, actor, from: state, to, note };
  return {
    ...rest,
    department,
    state: to,
    changedAt: at,
    ...(repair === undefined ? {} : { repair }),
    steps: [...insight.steps, department === insight.department ? step : { ...step, department }],
  };
}

/** Gives an insight to a department; one that has it already is as it was. */
export function assignInsight(
  insight: Insight,
  { department, actor, at, note }: Act & { readonly department: Department },
): Insight {
  if (insight.department === department) return insight;
  const step: InsightStep = { at, actor, from: insight.state, to: insight.state, note, department };
  return { ...insight, department, changedAt: at, steps: [...insight.steps, step] };
}

/** What conversations since the repair say of it. */
export interface SinceRepair {
  readonly days: number;
  readonly conversations: number;
  readonly troubled: number;
}

export type RepairFinding = 'falls' | 'stays' | 'too_early';

const LEAST_DAYS = 7;
/** After so many days of neither, what has not fallen has stayed. */
const PATIENCE_DAYS = 28;
const FALLEN_TO = 0.6;
const SURE = 0.975;

/**
 * Whether a repair shows: badly ended conversations a day fall clearly below 60 % of what they were, or clearly do not.
 * The rate before is known from a limited count, so that the comparison is with a negative binomial.
 */
export function judgeRepair(before: Omit<RepairBaseline, 'at'>, since: SinceRepair): RepairFinding {
  if (since.days < LEAST_DAYS || before.days <= 0) return 'too_early';
  const expected = ((before.troubled + 0.5) / before.days) * since.days;
  const shape = before.troubled + 0.5;
  // P(as few or fewer | it had only fallen to the limit) is small: it has fallen below the limit.
  const asFew = 1 - countAtLeast(since.troubled + 1, expected, shape);
  if (since.troubled < FALLEN_TO * expected && asFew < 1 - SURE) return 'falls';
  const asMany = countAtLeast(since.troubled, FALLEN_TO * expected, shape);
  if (asMany < 1 - SURE || since.days >= PATIENCE_DAYS) return 'stays';
  return 'too_early';
}

/** Those that some departments own; all of them where none is named. */
export function ofDepartments(
  insights: readonly Insight[],
  departments: readonly Department[] = [],
): readonly Insight[] {
  return departments.length === 0
    ? insights
    : insights.filter(({ department }) => departments.includes(department));
}

export interface RoutingRule {
  /** Each that is named must hold; a rule without any holds for all. */
  readonly causes?: readonly Cause[];
  readonly queues?: readonly string[];
  /** One of them stands in the topic's name or phrases. */
  readonly words?: readonly string[];
  readonly department: Department;
}

/** Where nothing else was said: the first that holds decides. */
export const DEFAULT_ROUTING: readonly RoutingRule[] = [
  { causes: ['local', 'knowledge_gap'], department: 'training' },
  { causes: ['system_fault'], department: 'operations' },
  {
    words: ['活动', '优惠', '券', '促销', '广告', 'campaign', 'coupon', 'promotion', 'advert', 'discount'],
    department: 'marketing',
  },
  { department: 'product' },
];

export function routeInsight(
  rules: readonly RoutingRule[],
  about: {
    readonly cause: Cause;
    readonly queues: readonly string[];
    readonly name: string;
    readonly phrases: readonly string[];
  },
): Department {
  const text = [about.name, ...about.phrases].join('\n').toLowerCase();
  const rule = [...rules, ...DEFAULT_ROUTING].find(
    ({ causes, queues, words }) =>
      (causes === undefined || causes.includes(about.cause)) &&
      (queues === undefined || queues.some((queue) => about.queues.includes(queue))) &&
      (words === undefined || words.some((word) => text.includes(word.toLowerCase()))),
  );
  return rule?.department ?? 'product';
}
