import { shareAtLeast } from './distributions.ts';

export interface MoodShare {
  readonly conversations: number;
  /** Of these, those that ended badly. */
  readonly upset: number;
}

/** How many of a topic's conversations ended badly, lately and on each day before. */
export interface MoodCount {
  readonly topic: string;
  readonly recent: MoodShare;
  readonly before: readonly MoodShare[];
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
/** Looked at each hour over a day, mostly the same conversations are seen: the looks of 30 days are as many tests as this. */
export const LOOKS = 100;
/** Two conversations of a day are so much more alike than two of different days: held until days enough say otherwise. */
const ORDINARY = { likeness: 0.01, days: 10 };
const LEAST_LIKENESS = 0.003;

/**
 * Topics whose customers are suddenly unhappier than they were. The number is beta-binomial around the share of four
 * weeks, as wide as the shares of days were and as little as four weeks can tell.
 * @param falseAlarms of all topics together in 30 days
 */
export function watchMoods(counts: readonly MoodCount[], falseAlarms: number): readonly MoodShift[] {
  const limit = falseAlarms / (LOOKS * Math.max(1, counts.length));
  const likeness = likenessOfDays(counts);
  return counts
    .flatMap(({ topic, recent, before }): MoodShift[] => {
      const all = sumOfShares(before);
      if (recent.conversations < LEAST || all.conversations < LEAST_BEFORE) return [];
      const usual = usualShare(all);
      if (recent.upset / recent.conversations < usual + CLEARLY) return [];
      const doubt = likeness + 1 / all.conversations + likeness / before.length;
      const known = Math.max(1, 1 / doubt - 1);
      const chance = shareAtLeast(recent.upset, recent.conversations, usual * known, (1 - usual) * known);
      return chance < limit ? [{ topic, ...recent, usual, chance }] : [];
    })
    .toSorted((a, b) => a.chance - b.chance);
}

/** Correlation of two conversations of one day and topic, by moments over all topics: they are held to be alike in this. */
function likenessOfDays(counts: readonly MoodCount[]): number {
  // A day's worth of what is ordinary weighs as much as a day with ten conversations of which a fifth ends badly.
  let pairs = ORDINARY.days * 10 * 9 * 0.2 * 0.8;
  let beyond = ORDINARY.likeness * pairs;
  for (const { before } of counts) {
    const share = usualShare(sumOfShares(before));
    const chance = share * (1 - share);
    for (const { conversations, upset } of before) {
      const strays = ((upset - conversations * share) ** 2 * before.length) / Math.max(1, before.length - 1);
      beyond += strays - conversations * chance;
      pairs += conversations * (conversations - 1) * chance;
    }
  }
  return Math.max(LEAST_LIKENESS, beyond / pairs);
}

function usualShare({ conversations, upset }: MoodShare): number {
  return (upset + 0.5) / (conversations + 1);
}

export function sumOfShares(days: readonly MoodShare[]): MoodShare {
  return {
    conversations: days.reduce((sum, { conversations }) => sum + conversations, 0),
    upset: days.reduce((sum, { upset }) => sum + upset, 0),
  };
}
