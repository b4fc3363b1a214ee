/** What an agent does not choose, by which cases are made comparable. */
export const MIX_FACTORS = ['emotion', 'queue', 'channel', 'language'] as const;
export type MixFactor = (typeof MIX_FACTORS)[number];

/**
 * Conversations of one agent that are alike in all that is adjusted for, in one part of the period. A value is 0–100;
 * their number, sum and sum of squares are all that the adjustment needs of them.
 */
export interface CaseGroup {
  readonly agent: string;
  /** Empty where the conversations name none. */
  readonly team: string;
  /** Index of the part of the period, from 0. */
  readonly part: number;
  readonly mix: Readonly<Record<MixFactor, string>>;
  readonly conversations: number;
  readonly sum: number;
  readonly squares: number;
}
