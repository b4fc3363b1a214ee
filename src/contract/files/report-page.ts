import type { Channel, Language, Role } from '#core/conversation/schema.ts';
import type { AnswerGrade } from '#core/scoring/answer-grade.ts';
import type { Resolution, SignalTone } from '#core/signals/catalogue.ts';
import type { ReadCounts, ScorecardSummary, SignalCount } from './summary.ts';

/** What the page of an HTML report is told: everything in the one language of the report. */
export interface ReportPage {
  readonly language: Language;
  readonly version: string;
  /** What the page's own labels, buttons and headings say. */
  readonly texts: Readonly<Record<string, string>>;
  readonly signals: Readonly<Record<string, { readonly title: string; readonly tone: SignalTone }>>;
  readonly emotions: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, PageRule>>;
  readonly scorecards: readonly PageScorecard[];
  readonly summary: PageSummary;
  readonly conversations: readonly PageConversation[];
}

export interface PageRule {
  readonly title: string;
  readonly severity: string;
  readonly advice?: string;
}

export interface PageScorecard {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly criteria: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly ratings: readonly { readonly id: string; readonly title: string }[];
}

export interface PageSummary {
  readonly counts: ReadCounts;
  readonly rejectCodes: readonly { readonly code: string; readonly count: number }[];
  readonly rejectsFile?: string;
  readonly turns: number;
  readonly scorecards: readonly ScorecardSummary[];
  readonly satisfaction: { readonly mean: number | null; readonly counts: readonly number[] };
  readonly resolution: Readonly<Record<Resolution | 'unknown', number>>;
  readonly faults: readonly SignalCount[];
  readonly strengths: readonly SignalCount[];
  readonly unhappy: readonly SignalCount[];
}

export interface PageConversation {
  readonly id: string;
  readonly channel: Channel;
  readonly agent?: string;
  readonly startedAt?: string;
  /** File and line it came from. */
  readonly place: string;
  readonly turns: readonly PageTurn[];
  readonly signals: readonly PageSignal[];
  readonly evaluations: readonly PageEvaluation[];
  readonly rules: readonly { readonly rule: string; readonly evidence: readonly PageSpan[] }[];
  readonly satisfaction: number | null;
  readonly resolution: Resolution | 'unknown';
  readonly warnings: readonly string[];
  readonly reasons: readonly string[];
  readonly lessons: readonly string[];
  readonly points: number;
  readonly learnPoints: number;
}

export interface PageTurn {
  /** How sure a recogniser was of the words, where that is little; as it is shown. */
  readonly unclear?: string;
  readonly role: Role;
  readonly text: string;
  readonly speaker?: string;
  /** Clock time or time from the start, as it is to be shown. */
  readonly time?: string;
}

/** A passage: index of the turn and UTF-16 offsets into its text. */
export interface PageSpan {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

export interface PageSignal extends PageSpan {
  readonly type: string;
  readonly value?: string | number;
  readonly confidence: number;
  readonly because?: readonly { readonly label: string; readonly weight: number }[];
}

export interface PageEvaluation {
  readonly scorecard: string;
  readonly score: number | null;
  readonly rating?: string;
  readonly coverage?: number;
  /** What the score is made of, where a bonus is in it. */
  readonly parts?: string;
  /** Said where an answer zeroed the form or a section. */
  readonly failure?: string;
  readonly sections: Readonly<Record<string, number | null>>;
  readonly answers: readonly PageAnswer[];
}

export interface PageAnswer {
  readonly criterion: string;
  readonly grade: AnswerGrade;
  /** What was answered, in words. */
  readonly says: string;
  /** In words; empty where nothing was judged. */
  readonly points: string;
  readonly evidence: readonly PageSpan[];
  /** Those of them that are quoted under the answer; all can be lit. */
  readonly quoted: readonly PageSpan[];
  readonly reason?: string;
  /** What would have passed. */
  readonly advice: readonly string[];
}
