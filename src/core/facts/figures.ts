/** What can be counted or averaged over conversations. */
export const MEASURES = [
  'conversations',
  /** Mean score 0–100 over conversations that have one, of the scorecard named. */
  'score',
  /** How many conversations have one: what the mean score rests on. */
  'scored',
  /** Mean predicted satisfaction 1–5. */
  'satisfaction',
  /** Share of conversations with the outcome `resolved`, of those with an outcome. */
  'resolved',
  /** Share of resolved first contacts: the customer did not come back within seven days. Not told before these are over. */
  'first_contact_resolution',
  'effort',
  'turns',
  'duration_ms',
  'first_response_ms',
  'mean_response_ms',
  /** Share of conversations in which the signal, the rule's hit or the answer of the group occurs. */
  'share',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What conversations are grouped by. */
export const DIMENSIONS = [
  'agent',
  'team',
  'queue',
  'channel',
  'language',
  'resolution',
  'hour',
  'weekday',
  'day',
  'week',
  'month',
  /** Ten points of the scorecard named: `0`, `10`, … `90`, `100`. */
  'score_band',
  /** Whole points of satisfaction. */
  'satisfaction_band',
  /** Each signal type that was heard; a conversation counts in several groups. */
  'signal',
  /** Each rule that was judged, with `share` of hits among hits and misses. */
  'rule',
  /** Each criterion of the scorecard named, with its mean share of the best score. */
  'criterion',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface FigureQuestion {
  readonly measures: readonly Measure[];
  /** None gives one row over everything. */
  readonly by: readonly Dimension[];
  /** For `score`, `score_band` and `criterion`. */
  readonly scorecard?: string;
  /** Where days begin and hours are read; an IANA name, `UTC` by default. */
  readonly timeZone?: string;
}

export interface FigureRow {
  /** In the order of `by`; an empty text where a conversation has no such thing. */
  readonly group: readonly string[];
  /** In the order of `measures`; null where nothing could be measured. */
  readonly values: readonly (number | null)[];
  /** Conversations in the group. */
  readonly conversations: number;
}
