/** What may be asked of a turn: a key each. */
export const CHECK_KEYS = [
  'says',
  'near',
  'not_near',
  'matches',
  'lacks',
  'like',
  'signal',
  'not_signal',
  'repeats',
  'waits',
  'lasts',
  'rate',
  'interrupts',
  'loudness',
  'length',
] as const;
export type CheckKey = (typeof CHECK_KEYS)[number];
