import type { Analysis, Outcome, Signal } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import type { Severity } from '#core/rules/model.ts';
import type { FileKind, RulebookFile } from './files.ts';

// What the page and the engine beside it say to each other.

export type EngineQuestion =
  /** What is written in the files, and what is wrong with it. */
  | { readonly kind: 'read'; readonly files: readonly RulebookFile[]; readonly otherRules: readonly string[] }
  /** What the rules of other rulebooks are called. */
  | { readonly kind: 'names'; readonly files: readonly RulebookFile[] }
  /** The examples that the rules of a file carry. */
  | { readonly kind: 'examples'; readonly files: readonly RulebookFile[]; readonly path: string }
  | {
      readonly kind: 'try';
      readonly files: readonly RulebookFile[];
      readonly conversation: Conversation;
      /** What the service heard in it, with its language model; without, words alone tell. */
      readonly heard?: readonly Signal[];
    };

export interface EngineAnswers {
  readonly read: Reading;
  readonly names: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly examples: readonly ExampleOutcome[];
  readonly try: Analysis;
}

export interface Reading {
  readonly files: readonly FileOutline[];
  /** Each with its file. */
  readonly problems: readonly Problem[];
}

/** What a file holds, as far as it can be read. */
export interface FileOutline {
  readonly path: string;
  readonly kind: FileKind;
  readonly rules: readonly RuleOutline[];
  /** Names of word lists. */
  readonly lists: readonly string[];
  readonly signals: readonly { readonly id: string; readonly title: Bilingual; readonly line: number }[];
  readonly scorecard?: {
    readonly id: string;
    readonly title: Bilingual;
    /** Ids of all options in it. */
    readonly options: readonly string[];
    readonly sections: readonly {
      readonly id: string;
      readonly title: Bilingual;
      readonly criteria: readonly { readonly id: string; readonly title: Bilingual }[];
    }[];
  };
}

export interface RuleOutline {
  readonly id: string;
  readonly title: Bilingual;
  readonly severity: Severity;
  readonly line: number;
  readonly examples: number;
  /** Own signals that it listens for: they are heard by the service's language model alone. */
  readonly ownSignals: readonly string[];
  /** What it looks for, as one would tell a colleague. */
  readonly meaning: Bilingual;
  /** Of everything that it says, to tell whether two versions judge alike. */
  readonly digest: string;
}

export interface ExampleOutcome {
  readonly rule: string;
  /** From 1, among those of its rule. */
  readonly number: number;
  readonly name: string;
  readonly line: number;
  readonly expect: Outcome;
  readonly at?: number;
  readonly outcome: Outcome;
  readonly firedAt?: number;
  readonly reason?: Bilingual;
  readonly passed: boolean;
}

export interface EngineMessage {
  readonly id: number;
  readonly question: EngineQuestion;
}

export type EngineReply =
  | { readonly id: number; readonly ok: true; readonly answer: EngineAnswers[keyof EngineAnswers] }
  | { readonly id: number; readonly ok: false; readonly error: string };
