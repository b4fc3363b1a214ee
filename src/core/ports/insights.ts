import type { Channel, Language } from '../conversation/schema.ts';
import type { Alert, AlertRules } from '../insights/alert.ts';
import type { HeldTopic, TopicBoard } from '../insights/held-topics.ts';
import type { Department, Insight, InsightState, QuotePlace, RoutingRule } from '../insights/insight.ts';
import type { TroubleCell } from '../insights/pooled-trouble.ts';
import type { Topic } from '../insights/topic.ts';
import type { TopicSurvey } from '../insights/topic-report.ts';
import type { TopicDay } from '../insights/weigh-topic.ts';

/** What a customer came for, as it is sorted. */
export interface StoredNeed {
  readonly conversation: string;
  readonly language: Language;
  readonly text: string;
  /** Unit length. */
  readonly vector: Float32Array;
}

/** Instants, ISO 8601 in UTC, the end not included. */
export interface InsightPeriod {
  readonly from: string;
  readonly to: string;
}

/** Conversations in no topic have an empty one. */
type OfTopic<Row> = Row & { readonly topic: string };

/**
 * What the insights ask of the facts: counted where they are kept. A conversation goes badly that is unresolved, whose
 * customer threatens to escalate or to leave, or whose predicted satisfaction is 2.5 or less.
 */
export interface InsightFacts {
  /** Conversations whose need a language model has read, of one language or of all. */
  countNeeds(organisation: string, period: InsightPeriod, language?: Language): Promise<number>;
  /** What customers came for, in their words, newest first. */
  needTexts(
    organisation: string,
    period: InsightPeriod,
    limit: number,
  ): Promise<Pick<StoredNeed, 'language' | 'text'>[]>;
  /** Newest first; only those whose need a language model has read. */
  needs(organisation: string, period: InsightPeriod, limit: number): Promise<StoredNeed[]>;
  /** Those that have not been placed yet, newest first. */
  arrivals(organisation: string, period: InsightPeriod, limit: number): Promise<StoredNeed[]>;
  /** Says which topics conversations belong to; an empty topic is none. The latest counts. */
  place(
    organisation: string,
    members: readonly { readonly conversation: string; readonly topic: string }[],
    at: number,
  ): Promise<void>;
  days(organisation: string, period: InsightPeriod, timeZone: string): Promise<OfTopic<TopicDay>[]>;
  /** Where topics are named, of all others only the agent is told, as one without a topic. */
  cells(
    organisation: string,
    period: InsightPeriod,
    topics?: readonly string[],
  ): Promise<OfTopic<TroubleCell>[]>;
  /** `hour` counts from the beginning of the period. */
  hours(
    organisation: string,
    period: InsightPeriod,
  ): Promise<OfTopic<{ readonly hour: number; readonly conversations: number }>[]>;
  /** Of the period up to an instant, and of the rest of it. */
  turns(
    organisation: string,
    period: InsightPeriod,
    since: string,
  ): Promise<
    OfTopic<{
      readonly channel: Channel;
      readonly recent: number;
      readonly recentUpset: number;
      readonly before: number;
      readonly beforeUpset: number;
    }>[]
  >;
  /** Some conversations of topics, spread evenly, the same for the same ones. */
  sample(
    organisation: string,
    topics: readonly string[],
    period: InsightPeriod,
    limit: number,
  ): Promise<string[]>;
  /** Where the needs stand that are most like a vector. */
  typical(
    organisation: string,
    topics: readonly string[],
    centre: Float32Array,
    period: InsightPeriod,
    limit: number,
  ): Promise<QuotePlace[]>;
}

export interface TopicBoardState {
  readonly topics: readonly Topic[];
  readonly held: readonly HeldTopic[];
  /** When topics were last looked for, and how many conversations had a need then; null before the first time. */
  readonly refreshed: { readonly at: string; readonly conversations: number } | null;
  readonly survey: TopicSurvey | null;
  /** When what comes up of a sudden was last looked for; null before the first time. */
  readonly watched: string | null;
}

/** A chat group or address that is told. */
export interface AlertTarget {
  readonly id: string;
  readonly kind: 'wecom' | 'dingtalk' | 'feishu' | 'slack' | 'webhook' | 'email';
  readonly name: string;
  /** The robot's address, or the e-mail address. */
  readonly address: string;
  /** With which DingTalk, Feishu and the signed webhook sign; empty where none is. */
  readonly secret: string;
  /** What it is told of. */
  readonly tells: readonly ('alerts' | 'insights' | 'digest')[];
  /** Of whose insights it is told; of all where it names none. */
  readonly departments?: readonly Department[];
  readonly language: Language;
}

export interface InsightSettings {
  readonly alerts: AlertRules;
  readonly routing: readonly RoutingRule[];
  readonly targets: readonly AlertTarget[];
}

export interface InsightStore {
  board(organisation: string): Promise<TopicBoardState>;
  /** Under the names that people have given meanwhile. */
  saveTopics(
    organisation: string,
    topics: readonly Topic[],
    refreshed: TopicBoardState['refreshed'],
  ): Promise<void>;
  /**
   * Changes what people hold, one change after another, each seeing what those before it have left; names that they give
   * show at once.
   */
  changeHeld(organisation: string, change: (board: TopicBoard) => readonly HeldTopic[]): Promise<void>;
  saveSurvey(organisation: string, survey: TopicSurvey): Promise<void>;
  saveWatched(organisation: string, at: string): Promise<void>;
  /** Newest first. */
  insights(organisation: string, states?: readonly InsightState[]): Promise<readonly Insight[]>;
  insight(organisation: string, id: string): Promise<Insight | null>;
  /**
   * False where it has changed since `expected`: then nothing is saved. A new one has no `expected`, is yet to be told, and
   * is not saved where an open one speaks of any of its topics.
   */
  saveInsight(organisation: string, insight: Insight, expected?: string): Promise<boolean>;
  /** Newest first. */
  alerts(organisation: string, limit: number): Promise<readonly Alert[]>;
  /**
   * It is yet to be told. False where `before` is not the newest alert, null for none: somebody else has looked meanwhile,
   * and nothing is added.
   */
  addAlert(organisation: string, alert: Alert, before: string | null): Promise<boolean>;
  /** Of what nobody was told, the oldest first. */
  untold(
    organisation: string,
  ): Promise<{ readonly alerts: readonly Alert[]; readonly insights: readonly Insight[] }>;
  markTold(
    organisation: string,
    ids: { readonly alerts?: readonly string[]; readonly insights?: readonly string[] },
  ): Promise<void>;
  /**
   * True for the first who asks to send the digest of a day (`2026-01-05`), false for all others; true for another where it
   * was not sent five minutes later, since whoever claimed it then has ended.
   * @param at milliseconds since 1970
   */
  claimDigest(organisation: string, day: string, at: number): Promise<boolean>;
  /** Nobody may claim it again. */
  markDigestSent(organisation: string, day: string): Promise<void>;
  /** Gives a claim back whose digest could not be sent. */
  releaseDigest(organisation: string, day: string): Promise<void>;
  settings(organisation: string): Promise<InsightSettings>;
  saveSettings(organisation: string, settings: InsightSettings): Promise<void>;
}
