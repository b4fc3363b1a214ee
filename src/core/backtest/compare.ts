import type { Evaluation } from '../analysis/analysis.ts';
import type {
  BacktestTally,
  ComparedConversation,
  Flip,
  HitCount,
  Judgements,
  ScoreChange,
  ScoreSum,
  Sides,
} from './tally.ts';

const NO_HITS: HitCount = { hits: 0, judged: 0 };
const NO_SCORES: ScoreSum = { scored: 0, sum: 0 };
const NO_CHANGE: ScoreChange = {
  conversations: 0,
  sumBefore: 0,
  sumAfter: 0,
  gained: 0,
  lost: 0,
  rose: 0,
  fell: 0,
};

/** Adds conversations to what was compared before. @param flipsKept how many flips are listed at most. */
export function compareOn(
  tally: BacktestTally,
  compared: readonly ComparedConversation[],
  flipsKept: number,
): BacktestTally {
  const rules = new Map(Object.entries(tally.rules));
  const scorecards = new Map(Object.entries(tally.scorecards));
  const agents = new Changes(tally.agents);
  const teams = new Changes(tally.teams);
  const flips = [...tally.flips];
  let { conversations, changed, flipped } = tally;
  for (const one of compared) {
    conversations++;
    const own = flipsOf(one);
    flipped += own.length;
    flips.push(...own.slice(0, Math.max(0, flipsKept - flips.length)));
    if (own.length > 0 || differs(one)) changed++;
    addRules(rules, one);
    for (const [scorecard, { before, after }] of evaluationsOf(one)) {
      const [from, to] = [before?.score ?? null, after?.score ?? null];
      const known = scorecards.get(scorecard) ?? { before: NO_SCORES, after: NO_SCORES, change: NO_CHANGE };
      scorecards.set(scorecard, {
        before: withScore(known.before, from),
        after: withScore(known.after, to),
        change: withChange(known.change, from, to),
      });
      agents.add(one.agent ?? '', scorecard, from, to);
      teams.add(one.team ?? '', scorecard, from, to);
    }
  }
  return {
    conversations,
    changed,
    rules: Object.fromEntries(rules),
    scorecards: Object.fromEntries(scorecards),
    agents: agents.all(),
    teams: teams.all(),
    flips,
    flipped,
  };
}

/** Criteria of which only one side asks have no answer to be another one. */
function flipsOf(one: ComparedConversation): Flip[] {
  return [...evaluationsOf(one)].flatMap(([scorecard, { before, after }]): Flip[] => {
    const answers = new Map(after?.answers.map(({ criterion, answer }) => [criterion, answer]));
    return (before?.answers ?? []).flatMap(({ criterion, answer }): Flip[] => {
      const now = answers.get(criterion);
      if (now === undefined || now === answer) return [];
      return [
        {
          conversation: one.id,
          scorecard,
          criterion,
          before: answer,
          after: now,
          scoreBefore: before?.score ?? null,
          scoreAfter: after?.score ?? null,
        },
      ];
    });
  });
}

/** Beyond its answers: the outcome of a rule that both sides have, or a score. */
function differs(one: ComparedConversation): boolean {
  const outcomes = new Map(one.after.rules.map(({ rule, outcome }) => [rule, outcome]));
  const otherOutcome = one.before.rules.some(
    ({ rule, outcome }) => outcomes.has(rule) && outcomes.get(rule) !== outcome,
  );
  if (otherOutcome) return true;
  const both = [...evaluationsOf(one).values()];
  return both.some(({ before, after }) => before && after && before.score !== after.score);
}

function evaluationsOf({ before, after }: Sides<Judgements>): Map<string, Partial<Sides<Evaluation>>> {
  const both = new Map<string, Partial<Sides<Evaluation>>>();
  for (const evaluation of before.evaluations) both.set(evaluation.scorecard, { before: evaluation });
  for (const evaluation of after.evaluations)
    both.set(evaluation.scorecard, { ...both.get(evaluation.scorecard), after: evaluation });
  return both;
}

function addRules(rules: Map<string, Sides<HitCount>>, one: ComparedConversation): void {
  for (const side of ['before', 'after'] as const) {
    for (const { rule, outcome } of one[side].rules) {
      const known = rules.get(rule) ?? { before: NO_HITS, after: NO_HITS };
      const judged = outcome === 'hit' || outcome === 'miss';
      const { hits, judged: sofar } = known[side];
      const count = { hits: hits + (outcome === 'hit' ? 1 : 0), judged: sofar + (judged ? 1 : 0) };
      rules.set(rule, { ...known, [side]: count });
    }
  }
}

function withScore({ scored, sum }: ScoreSum, score: number | null): ScoreSum {
  return score === null ? { scored, sum } : { scored: scored + 1, sum: sum + score };
}

function withChange(change: ScoreChange, before: number | null, after: number | null): ScoreChange {
  if (before === null || after === null) return change;
  return {
    conversations: change.conversations + 1,
    sumBefore: change.sumBefore + before,
    sumAfter: change.sumAfter + after,
    gained: change.gained + Math.max(0, after - before),
    lost: change.lost + Math.max(0, before - after),
    rose: change.rose + (after > before ? 1 : 0),
    fell: change.fell + (after < before ? 1 : 0),
  };
}

/** Changes by group and scorecard. */
class Changes {
  readonly #groups: Map<string, Map<string, ScoreChange>>;

  constructor(known: BacktestTally['agents']) {
    this.#groups = new Map(
      Object.entries(known).map(([group, changes]) => [group, new Map(Object.entries(changes))]),
    );
  }

  add(group: string, scorecard: string, before: number | null, after: number | null): void {
    const changes = this.#groups.get(group) ?? new Map<string, ScoreChange>();
    this.#groups.set(group, changes);
    changes.set(scorecard, withChange(changes.get(scorecard) ?? NO_CHANGE, before, after));
  }

  all(): BacktestTally['agents'] {
    return Object.fromEntries(
      [...this.#groups].map(([group, changes]) => [group, Object.fromEntries(changes)]),
    );
  }
}
