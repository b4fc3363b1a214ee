import type { BacktestTally, Flip, HitCount, ScoreChange } from '#core/backtest/tally.ts';

/**
 * Result of a run of kind `backtest`: what the stored judgements are (`before`) and what they would be with the
 * draft (`after`), over the same conversations. Scores are 0–100, shares 0–1.
 */
export interface BacktestResult {
  readonly conversations: number;
  /** Conversations of which an outcome of a rule, an answer or a score is another one. */
  readonly changed: number;
  /** Conversations that the draft could not judge; they are in none of the figures. */
  readonly failed: number;
  /** By how much their share of hits changes; a side that does not have the rule has judged 0. */
  readonly rules: readonly {
    readonly rule: string;
    readonly before: Rate;
    readonly after: Rate;
  }[];
  readonly scorecards: readonly ({
    readonly scorecard: string;
    readonly before: Mean;
    readonly after: Mean;
  } & Change)[];
  /** The largest change first; an empty name for conversations without an agent, or a team. */
  readonly agents: readonly GroupChange[];
  readonly teams: readonly GroupChange[];
  /** The first 200 of the newest conversations; `flipped` counts all. */
  readonly flips: readonly Flip[];
  readonly flipped: number;
}

export interface Rate extends HitCount {
  /** Hits of those judged; null where none was. */
  readonly rate: number | null;
}

export interface Mean {
  readonly scored: number;
  readonly mean: number | null;
}

/** Of conversations that have a score on both sides; points gained and lost are sums, neither below 0. */
export interface Change {
  readonly compared: number;
  readonly gained: number;
  readonly lost: number;
  readonly rose: number;
  readonly fell: number;
}

export interface GroupChange extends Change {
  readonly group: string;
  readonly scorecard: string;
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
}

/** `Run.result` of a backtest that goes on: what it has counted so far. */
export interface UnfinishedBacktest {
  readonly unfinished: BacktestTally;
  readonly failed: number;
}

export function backtestResult(tally: BacktestTally, failed: number): BacktestResult {
  const { conversations, changed, flips, flipped } = tally;
  return {
    conversations,
    changed,
    failed,
    rules: Object.entries(tally.rules)
      .map(([rule, { before, after }]) => ({ rule, before: rateOf(before), after: rateOf(after) }))
      .sort((a, b) => difference(b) - difference(a) || order(a.rule, b.rule)),
    scorecards: Object.entries(tally.scorecards)
      .map(([scorecard, { before, after, change }]) => ({
        scorecard,
        before: { scored: before.scored, mean: share(before.sum, before.scored) },
        after: { scored: after.scored, mean: share(after.sum, after.scored) },
        ...changeOf(change),
      }))
      .sort((a, b) => order(a.scorecard, b.scorecard)),
    agents: groupsOf(tally.agents),
    teams: groupsOf(tally.teams),
    flips,
    flipped,
  };
}

function groupsOf(groups: BacktestTally['agents']): GroupChange[] {
  return Object.entries(groups)
    .flatMap(([group, changes]) =>
      Object.entries(changes).map(([scorecard, change]) => ({
        group,
        scorecard,
        meanBefore: share(change.sumBefore, change.conversations),
        meanAfter: share(change.sumAfter, change.conversations),
        ...changeOf(change),
      })),
    )
    .sort(
      (a, b) =>
        Math.abs(b.gained - b.lost) - Math.abs(a.gained - a.lost) ||
        order(a.group, b.group) ||
        order(a.scorecard, b.scorecard),
    );
}

function changeOf({ conversations, gained, lost, rose, fell }: ScoreChange): Change {
  return { compared: conversations, gained, lost, rose, fell };
}

function rateOf({ hits, judged }: HitCount): Rate {
  return { hits, judged, rate: share(hits, judged) };
}

function difference({ before, after }: { readonly before: Rate; readonly after: Rate }): number {
  return Math.abs((after.rate ?? 0) - (before.rate ?? 0));
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
