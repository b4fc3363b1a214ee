import type { Bilingual } from '../bilingual.ts';
import type { InsightClaim, QuotePlace } from './insight.ts';
import type { TopicWeight } from './weigh-topic.ts';
import type { Cause } from './whose-problem.ts';

/** What is known of a topic, apart from what it is. */
export interface TopicReport {
  /** A topic, or a heading with all topics under it. */
  readonly topic: string;
  readonly name: string;
  /** Where it has one in each language. */
  readonly names?: Bilingual;
  /** Ids of the topics it speaks of. */
  readonly topics: readonly string[];
  readonly weight: TopicWeight;
  readonly cause: Cause;
  /** What the cause rests on; the cause it names is the topic's only where that is one to act on. */
  readonly claim: Omit<InsightClaim, 'cause'>;
  readonly queues: readonly string[];
  /** Customers' own words, most typical first. */
  readonly quotes: readonly QuotePlace[];
  /** Where it lies among the others, each from −1 to 1: what is near is alike. */
  readonly position: { readonly x: number; readonly y: number };
}

/** All topics of an organisation at one time. */
export interface TopicSurvey {
  /** ISO 8601 in UTC; the period it looked at ends then. */
  readonly at: string;
  readonly from: string;
  /** With a known need, in the period. */
  readonly conversations: number;
  /** Of them, in no topic. */
  readonly apart: number;
  readonly isTooFew: boolean;
  readonly reports: readonly TopicReport[];
}
