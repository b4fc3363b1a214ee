import type { Bilingual } from '../bilingual.ts';
import type { Conversation, Language } from '../conversation/schema.ts';
import type { Span } from '../conversation/utterance.ts';
import type { SignalType } from '../signals/catalogue.ts';

/** A detection as it is published: it points into the turns as they were received. */
export interface Signal extends Span {
  readonly type: SignalType;
  readonly value?: string | number;
  readonly confidence: number;
  readonly detector: string;
  /** Of a recording: milliseconds from its beginning. */
  readonly startMs?: number;
  readonly endMs?: number;
  /** How sure the recogniser was of the words that this rests on, 0–1. */
  readonly heard?: number;
  readonly because?: readonly { readonly label: string; readonly weight: number }[];
}

/** `cannot_tell` always says why: what the rule needed and the conversation does not have. */
export const OUTCOMES = ['hit', 'miss', 'not_applicable', 'cannot_tell'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Evidence extends Span {
  /** The passage itself, as it was written. */
  readonly text: string;
  /** Of a recording: milliseconds from its beginning. */
  readonly startMs?: number;
  readonly endMs?: number;
  /** How sure the recogniser was of these words, 0–1. */
  readonly heard?: number;
}

export interface RuleResult {
  readonly rule: string;
  readonly outcome: Outcome;
  /** Index of the turn at which the outcome could no longer change; absent when only the end told. */
  readonly decidedAt?: number;
  readonly evidence: readonly Evidence[];
  /** For `not_applicable` and `cannot_tell`: why, in both languages. */
  readonly reason?: Bilingual;
}

/** How one criterion was answered; the four at the end are no judgement and carry no score. */
export type Answer = string | 'not_applicable' | 'insufficient_evidence' | 'not_evaluated' | 'failed';

export interface CriterionAnswer {
  readonly criterion: string;
  /** An option id of the criterion (`yes`, `no`, …) or one of the four non-judgements. */
  readonly answer: Answer;
  /** Points on the criterion's own scale; null where there is no judgement. */
  readonly score: number | null;
  readonly evidence: readonly Evidence[];
  /** `rule:ID`, `signal:TYPE`, `metadata:FIELD`, `person`, `llm`, or `none`. */
  readonly source: string;
  readonly reason?: Bilingual;
  /** For an answer below the best: what would have passed. */
  readonly wouldPass?: Bilingual;
}

export interface Evaluation {
  readonly scorecard: string;
  readonly version: string;
  /** 0–100; null when nothing could be judged. */
  readonly score: number | null;
  readonly rating?: string;
  readonly sections: readonly { readonly section: string; readonly score: number | null }[];
  /** Criteria that zeroed the form or their section. */
  readonly autoFailed: readonly string[];
  readonly answers: readonly CriterionAnswer[];
  /** Share of the weight of what applies that was judged, 0–1; absent when nothing applies. */
  readonly coverage?: number;
  /** Points that bonus criteria added to the score; absent when none did. */
  readonly bonus?: number;
}

/** Figures of the conversation as a whole; times in milliseconds, absent where the source tells none. */
export interface Metrics {
  readonly turns: number;
  readonly turnsByRole: Readonly<Record<string, number>>;
  readonly charactersByRole: Readonly<Record<string, number>>;
  readonly durationMs?: number;
  readonly firstResponseMs?: number;
  readonly meanResponseMs?: number;
  readonly talkMs?: Readonly<Record<string, number>>;
}

/** Everything Tingzhen says of one conversation: the line that `analyze --format ndjson` prints. */
export interface Analysis {
  readonly id: string;
  readonly language: Language;
  readonly signals: readonly Signal[];
  readonly rules: readonly RuleResult[];
  readonly evaluations: readonly Evaluation[];
  readonly metrics: Metrics;
}

/** An analysis beside the conversation that it speaks of. */
export interface AnalysedConversation {
  readonly conversation: Conversation;
  readonly analysis: Analysis;
}
