import type { Channel, Language } from '#core/conversation/schema.ts';
import type { Resolution, SignalType } from '#core/signals/catalogue.ts';
import type { AnalysedItem } from './analysed-item.ts';

/** Nothing is silently dropped: `read` is always `analysed` + `rejected`. */
export interface ReadCounts {
  readonly files: number;
  readonly read: number;
  readonly analysed: number;
  readonly rejected: number;
}

/** What a whole run came to. */
export interface Summary {
  readonly counts: ReadCounts;
  /** Reasons of refusal, most frequent first. */
  readonly rejectCodes: readonly { readonly code: string; readonly count: number }[];
  /** Where the refused inputs were written; absent when they were only told. */
  readonly rejectsFile?: string;
  readonly turns: number;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  readonly scorecards: readonly ScorecardSummary[];
  /** Conversations by predicted satisfaction, 1 to 5; `mean` is null where none was predicted. */
  readonly satisfaction: { readonly mean: number | null; readonly counts: readonly number[] };
  readonly resolution: Readonly<Record<Resolution | 'unknown', number>>;
  /** Most frequent first, by conversations. */
  readonly faults: readonly SignalCount[];
  readonly strengths: readonly SignalCount[];
  readonly unhappy: readonly SignalCount[];
  /** Rules that were hit, most frequent first. */
  readonly rules: readonly { readonly rule: string; readonly conversations: number }[];
  readonly worthReading: readonly AnalysedItem[];
  readonly worthLearning: readonly AnalysedItem[];
}

export interface SignalCount {
  readonly type: SignalType;
  readonly conversations: number;
  readonly occurrences: number;
}

export interface ScorecardSummary {
  readonly scorecard: string;
  readonly version: string;
  readonly scored: number;
  /** Conversations in which nothing could be judged. */
  readonly unscored: number;
  /** Null when none was scored. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Conversations by score: [0,10), [10,20) … [90,100]. */
  readonly histogram: readonly number[];
  readonly ratings: Readonly<Record<string, number>>;
  readonly autoFailed: number;
  /** Criteria that lost points, most frequent first. */
  readonly lost: readonly CriterionCount[];
  /** Answers altogether, by what became of them. */
  readonly answers: { readonly judged: number; readonly notApplicable: number; readonly unjudged: number };
}

export interface CriterionCount {
  readonly criterion: string;
  readonly lost: number;
  readonly judged: number;
}
