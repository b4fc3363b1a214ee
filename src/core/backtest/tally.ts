import type { Analysis } from '../analysis/analysis.ts';

/** Hits among the conversations in which a rule could be judged. */
export interface HitCount {
  readonly hits: number;
  readonly judged: number;
}

/** Scores of the conversations that have one. */
export interface ScoreSum {
  readonly scored: number;
  readonly sum: number;
}

/** What became of scores where both sides have one; `gained` and `lost` are points, neither below 0. */
export interface ScoreChange {
  readonly conversations: number;
  readonly sumBefore: number;
  readonly sumAfter: number;
  readonly gained: number;
  readonly lost: number;
  /** Conversations whose score rose, or fell. */
  readonly rose: number;
  readonly fell: number;
}

/** An answer that is another one afterwards. */
export interface Flip {
  readonly conversation: string;
  readonly scorecard: string;
  readonly criterion: string;
  readonly before: string;
  readonly after: string;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

export interface Sides<Figure> {
  readonly before: Figure;
  readonly after: Figure;
}

type By<Value> = Readonly<Record<string, Value>>;

/** Figures of the conversations compared so far, as plain data that can be kept and gone on with. */
export interface BacktestTally {
  readonly conversations: number;
  /** Conversations of which an outcome of a rule, an answer or a score is another one. */
  readonly changed: number;
  readonly rules: By<Sides<HitCount>>;
  readonly scorecards: By<Sides<ScoreSum> & { readonly change: ScoreChange }>;
  /** By agent or team, then by scorecard; an empty name for conversations without one. */
  readonly agents: By<By<ScoreChange>>;
  readonly teams: By<By<ScoreChange>>;
  /** The first so many of `flipped`. */
  readonly flips: readonly Flip[];
  readonly flipped: number;
}

/** One conversation, judged by both sets of rules and scorecards. */
export interface ComparedConversation {
  readonly id: string;
  readonly agent?: string;
  readonly team?: string;
  readonly before: Judgements;
  readonly after: Judgements;
}

export type Judgements = Pick<Analysis, 'rules' | 'evaluations'>;

export const NOTHING_COMPARED: BacktestTally = {
  conversations: 0,
  changed: 0,
  rules: {},
  scorecards: {},
  agents: {},
  teams: {},
  flips: [],
  flipped: 0,
};
