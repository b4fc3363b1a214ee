import type { Bilingual } from '../bilingual.ts';
import type { Severity } from '../rules/model.ts';

export interface OptionLabel {
  readonly id: string;
  readonly title: Bilingual;
  readonly score: number;
}

export interface CriterionLabel {
  readonly id: string;
  readonly title: Bilingual;
  /** Of the whole form, 0–1. */
  readonly weight: number;
  /** Points of the form (0–100) that the best option adds; absent where the criterion is no bonus. */
  readonly bonus?: number;
  /** Best first. */
  readonly options: readonly OptionLabel[];
  readonly advice?: Bilingual;
}

export interface SectionLabel {
  readonly id: string;
  readonly title: Bilingual;
  readonly criteria: readonly CriterionLabel[];
}

export interface ScorecardLabel {
  readonly id: string;
  readonly title: Bilingual;
  readonly sections: readonly SectionLabel[];
  readonly ratings: readonly { readonly id: string; readonly title: Bilingual }[];
}

export interface RuleLabel {
  readonly id: string;
  readonly title: Bilingual;
  readonly severity: Severity;
  readonly advice?: Bilingual;
}

/** A signal that the organisation told by examples. */
export interface OwnSignalLabel {
  readonly id: string;
  readonly title: Bilingual;
}

/** What people call the things that analyses name by ids, as the active rulebooks say it. */
export interface LabelBook {
  readonly scorecards: readonly ScorecardLabel[];
  readonly rules: readonly RuleLabel[];
  readonly signals: readonly OwnSignalLabel[];
}
