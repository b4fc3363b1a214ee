import type { Bilingual } from '../bilingual.ts';
import type { NewWord } from './new-words.ts';
import type { Surge } from './watch-counts.ts';
import type { MoodShift } from './watch-moods.ts';

/** Something that came up of a sudden. */
export type Warning =
  | ({ readonly kind: 'surge' } & Surge)
  /** What is in no known topic comes up: something new, perhaps. */
  | ({ readonly kind: 'unknown'; readonly words: readonly NewWord[] } & Omit<Surge, 'topic'>)
  | ({ readonly kind: 'mood' } & MoodShift)
  | { readonly kind: 'words'; readonly words: readonly NewWord[] };

/** Warnings that are told together. */
export interface Alert {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The least probable first. */
  readonly warnings: readonly Warning[];
  /** What its topics were called then, by their ids; a topic may be found no longer when it is read. */
  readonly names?: Readonly<Record<string, Bilingual>>;
}

export interface AlertRules {
  /** False alarms in 30 days that are put up with, of all topics and of every kind together. */
  readonly falseAlarms: number;
  /** What was told is not told again for so many hours. */
  readonly quietHours: number;
}

/** How the budget of false alarms is divided among what is looked for: most for what is to be told within hours. */
export const BUDGET_SHARES = { surge: 0.8, mood: 0.1, words: 0.1 } as const;

export const DEFAULT_ALERT_RULES: AlertRules = { falseAlarms: 1, quietHours: 24 };

/** What of some warnings is to be told now: nothing that was told within the quiet hours; all of it in one alert. */
export function chooseWarnings(
  found: readonly Warning[],
  earlier: readonly Alert[],
  { quietHours }: AlertRules,
  now: number,
): readonly Warning[] {
  const since = now - quietHours * 3_600_000;
  const told = new Set(
    earlier.filter(({ at }) => Date.parse(at) > since).flatMap(({ warnings }) => warnings.flatMap(keysOf)),
  );
  return found.filter((warning) => keysOf(warning).some((key) => !told.has(key)));
}

/** What a warning is about; it is news as long as any of it is. */
function keysOf(warning: Warning): string[] {
  switch (warning.kind) {
    case 'surge':
    case 'mood':
      return [`${warning.kind} ${warning.topic}`];
    case 'unknown':
      return ['unknown'];
    case 'words':
      return warning.words.map(({ word }) => `word ${word}`);
  }
}
