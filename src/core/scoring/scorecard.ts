import type { Bilingual } from '../bilingual.ts';
import type { SignalType } from '../signals/catalogue.ts';

/** Weighted questions in sections; a version of it is applied to a conversation. */
export interface Scorecard {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly sections: readonly Section[];
  /** Highest first. */
  readonly ratings: readonly Rating[];
  /** Every place at which the file names a rule. */
  readonly ruleReferences: readonly RuleReference[];
}

export interface Section {
  readonly id: string;
  readonly title: Bilingual;
  /** Relative to the other sections. */
  readonly weight: number;
  readonly criteria: readonly Criterion[];
}

export interface Criterion {
  readonly id: string;
  readonly title: Bilingual;
  /** Relative to the other criteria of the section; 0 for a bonus. */
  readonly weight: number;
  readonly options: readonly Option[];
  readonly answer: AnswerSource;
  /** What would have passed. */
  readonly advice?: Bilingual;
  readonly enabledIf?: AnswerCondition;
  readonly disabledIf?: AnswerCondition;
  readonly autoFail?: AutoFail;
  /** 0–1: where the recogniser was less sure of the words that an answer rests on, nothing is judged. */
  readonly minHeard?: number;
  /** Points of the form (0–100) that the best option adds. */
  readonly bonus?: number;
}

export interface Option {
  readonly id: string;
  /** Points on the criterion's own scale, from 0. */
  readonly score: number;
  readonly title: Bilingual;
}

/** Holds when the other criterion was answered by one of these. */
export interface AnswerCondition {
  readonly criterion: string;
  readonly is: readonly string[];
}

export interface AutoFail {
  readonly on: readonly string[];
  readonly scope: 'form' | 'section';
}

export interface Rating {
  readonly id: string;
  /** Lowest score of the form, 0–100, that earns it. */
  readonly atLeast: number;
  readonly title: Bilingual;
}

/** Where the answer of a criterion comes from; `hit`, `miss` and the like are option ids. */
export type AnswerSource =
  | { readonly kind: 'rule'; readonly rule: string; readonly hit: string; readonly miss: string }
  | {
      readonly kind: 'rules';
      readonly rules: readonly string[];
      readonly anyHit: string;
      readonly noHit: string;
    }
  | SignalSource
  | { readonly kind: 'metadata'; readonly field: string; readonly scale: Scale }
  | { readonly kind: 'person' }
  | { readonly kind: 'llm' };

export interface SignalSource {
  readonly kind: 'signal';
  /** Any of these counts. */
  readonly types: readonly SignalType[];
  readonly by: 'count' | 'confidence' | 'value';
  readonly scale: Scale;
}

/** How a figure or a word becomes an option. */
export type Scale =
  | { readonly kind: 'levels'; readonly levels: readonly Level[] }
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, string>> };

/** Highest first; the first whose bound is reached answers. */
export interface Level {
  readonly atLeast: number;
  readonly answer: string;
}

export interface RuleReference {
  readonly rule: string;
  readonly criterion: string;
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

/** The highest score that an option of the criterion gives. */
export function bestScore(criterion: Criterion): number {
  return Math.max(...criterion.options.map((option) => option.score));
}
