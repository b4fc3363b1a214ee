/** Of the answers of all routes, what is looked into here. */
export interface ReviewAnswer {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly errors: readonly object[];
  readonly score: number;
  readonly machineScore: number;
  readonly evaluation: { readonly score: number };
  readonly machine: { readonly scorecard: string };
  readonly mayAppeal: boolean;
  readonly appealUntil: string | null;
  readonly detail: object;
  readonly record: readonly object[];
  readonly evaluations: readonly {
    readonly scorecard: string;
    readonly score: number;
    readonly answers: readonly {
      readonly criterion: string;
      readonly answer: string;
      readonly source: string;
    }[];
  }[];
  readonly rules: readonly { readonly rule: string; readonly outcome: string }[];
  readonly files: readonly { readonly text: string }[];
  readonly results: readonly { readonly review: string }[];
  readonly reviews: readonly {
    readonly id: string;
    readonly state: string;
    readonly score: number | null;
    readonly why: { readonly zh: string } | null;
  }[];
  readonly waiting: { readonly mine: number; readonly free: number };
  readonly reviewers: readonly object[];
  readonly appeals: readonly { readonly mayDecide: boolean }[];
  readonly population: number;
  readonly conversations: readonly {
    readonly conversation: string;
    readonly agent: string;
    readonly waiting: boolean;
  }[];
  readonly mine: readonly { readonly review: string }[];
  readonly criteria: readonly { readonly criterion: string; readonly people: object }[];
  readonly splits: readonly { readonly criteria: readonly object[] }[];
  readonly calibrations: readonly object[];
}
