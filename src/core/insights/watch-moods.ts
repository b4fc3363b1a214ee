import { shareAtLeast } from './distributions.ts';

/** How many of a topic's conversations ended badly, lately and before. */
export interface MoodCount {
  readonly topic: string;
  readonly recent: { readonly conversations: number; readonly upset: number };
  readonly before: { readonly conversations: number; readonly upset: number };
}

export interface MoodShift {
  readonly topic: string;
  readonly conversations: number;
  readonly upset: number;
  /** Share that was usual. */
  readonly usual: number;
  readonly chance: number;
}

const LEAST = 8;
const LEAST_BEFORE = 30;
const CLEARLY = 0.15;
/** Chances move from day to day by more than chance: so many conversations say no more than this. */
const KNOWN_BY = 150;
/** Looked at each hour over a day, mostly the same conversations are seen: as many tests as there are days, twice. */
const TESTS = 60;

/** Topics whose customers are suddenly unhappier than they were. */
export function watchMoods(counts: readonly MoodCount[], falseAlarms: number): readonly MoodShift[] {
  const limit = falseAlarms / (TESTS * Math.max(1, counts.length));
  return counts
    .flatMap(({ topic, recent, before }): MoodShift[] => {
      if (recent.conversations < LEAST || before.conversations < LEAST_BEFORE) return [];
      const usual = (before.upset + 0.5) / (before.conversations + 1);
      if (recent.upset / recent.conversations < usual + CLEARLY) return [];
      const known = Math.min(KNOWN_BY, before.conversations);
      const chance = shareAtLeast(recent.upset, recent.conversations, usual * known, (1 - usual) * known);
      return chance < limit ? [{ topic, ...recent, usual, chance }] : [];
    })
    .toSorted((a, b) => a.chance - b.chance);
}
