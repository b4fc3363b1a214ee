import { type Estimate, studentQuantile } from '../reviews/intervals.ts';
import { Adjustment } from './adjust.ts';
import type { CaseGroup } from './cases.ts';

/** Conversations in which a competency could show, before anything is said of it. */
export const MINIMUM_SAMPLE = 30;
/** Of each half of the period, before a trend is told. */
const MINIMUM_HALF = 15;

/**
 * `strength` and `growth`: the interval of the difference to peers lies above or below nothing. `as_peers`: it does not.
 * `too_few`: less than the minimum sample. `no_peers`: nobody to compare with. `not_seen`: no conversation called for it.
 */
export const STANDINGS = ['strength', 'growth', 'as_peers', 'too_few', 'no_peers', 'not_seen'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How one agent does in one competency. Levels are 0–100; intervals are of 95 %. */
export interface CompetencyProfile {
  readonly competency: string;
  readonly standing: Standing;
  /** Conversations in which it could show. */
  readonly conversations: number;
  /** How many more are needed before anything is said; absent when there are enough. */
  readonly needed?: number;
  /** As it was, before any adjustment. */
  readonly raw?: number;
  /** What an average colleague would have reached with the same cases. */
  readonly expected?: number;
  /** With the average mix of cases; null below the minimum sample. */
  readonly level: Estimate | null;
  /** Above (or, negative, below) colleagues with comparable conversations. */
  readonly abovePeers: Estimate | null;
  readonly peers: number;
  /** `team`, or `organisation` where nobody else of the team had such conversations. */
  readonly peersFrom?: 'team' | 'organisation';
  /** Adjusted, by part of the period; parts without conversations are absent. */
  readonly course: readonly {
    readonly part: number;
    readonly conversations: number;
    readonly level: Estimate;
  }[];
  /** The later half of the period less the earlier; null where one of them is too small. */
  readonly trend: Estimate | null;
}

/** One competency of everybody who spoke with customers in the period. */
export class CompetencyProfiles {
  readonly #competency: string;
  readonly #groups: ReadonlyMap<string, readonly CaseGroup[]>;
  readonly #adjustment: Adjustment;
  readonly #parts: number;
  /** Who works in each team; an agent of several teams stands in each. */
  readonly #members = new Map<string, string[]>();

  /** @param parts into how many parts the period is divided */
  constructor(competency: string, groups: readonly CaseGroup[], parts: number) {
    this.#competency = competency;
    this.#parts = parts;
    this.#groups = Map.groupBy(groups, ({ agent }) => agent);
    this.#adjustment = new Adjustment(groups);
    for (const { id, teams } of this.#adjustment.agents()) {
      for (const team of teams.keys()) this.#members.set(team, [...(this.#members.get(team) ?? []), id]);
    }
  }

  agents(): readonly string[] {
    return this.#adjustment.agents().map(({ id }) => id);
  }

  of(agent: string): CompetencyProfile {
    const groups = this.#groups.get(agent) ?? [];
    const sums = groups.reduce(
      (all, { conversations, sum }) => ({ n: all.n + conversations, sum: all.sum + sum }),
      { n: 0, sum: 0 },
    );
    const competency = this.#competency;
    const nothing = { competency, level: null, abovePeers: null, peers: 0, course: [], trend: null } as const;
    if (sums.n === 0) {
      return { ...nothing, standing: 'not_seen', conversations: 0, needed: MINIMUM_SAMPLE };
    }
    if (sums.n < MINIMUM_SAMPLE) {
      const needed = MINIMUM_SAMPLE - sums.n;
      return { ...nothing, standing: 'too_few', conversations: sums.n, needed };
    }
    const expected =
      groups.reduce((all, group) => all + this.#adjustment.expected(group) * group.conversations, 0) / sums.n;
    const { peers, from } = this.#peersOf(agent);
    const above = this.#adjustment.above(agent, peers);
    const quantile = studentQuantile(Math.max(2, this.#adjustment.agents().length - 1));
    const abovePeers = above === null ? null : estimate(above.value, above.error, quantile);
    const level = this.#adjustment.level(agent)!;
    return {
      competency,
      standing: standingOf(abovePeers),
      conversations: sums.n,
      raw: sums.sum / sums.n,
      expected,
      level: within(estimate(level.value, level.error, quantile)),
      abovePeers,
      peers: peers.length,
      ...(from === undefined ? {} : { peersFrom: from }),
      ...this.#courseOf(agent, groups),
    };
  }

  #peersOf(agent: string): { readonly peers: readonly string[]; readonly from?: 'team' | 'organisation' } {
    const enough = (id: string) =>
      id !== agent &&
      (this.#groups.get(id) ?? []).reduce((n, { conversations }) => n + conversations, 0) >= MINIMUM_SAMPLE;
    const own = new Set((this.#groups.get(agent) ?? []).map(({ team }) => team));
    const team = new Set([...own].flatMap((one) => this.#members.get(one) ?? []).filter(enough));
    if (team.size > 0) return { peers: [...team], from: 'team' };
    const all = this.agents().filter(enough);
    return all.length === 0 ? { peers: [] } : { peers: all, from: 'organisation' };
  }

  #courseOf(agent: string, groups: readonly CaseGroup[]): Pick<CompetencyProfile, 'course' | 'trend'> {
    const base = this.#adjustment.teamLevel(agent)!;
    const { noise } = this.#adjustment;
    const rest = new Map<number, { n: number; sum: number }>();
    for (const group of groups) {
      const part = rest.get(group.part) ?? { n: 0, sum: 0 };
      part.n += group.conversations;
      part.sum += group.sum - this.#adjustment.expected(group) * group.conversations;
      rest.set(group.part, part);
    }
    const course = [...rest.entries()]
      .toSorted(([a], [b]) => a - b)
      .map(([part, { n, sum }]) => ({
        part,
        conversations: n,
        level: within(estimate(base + sum / n, Math.sqrt(noise / n), 1.96)),
      }));
    const half = (isLater: boolean) =>
      [...rest].reduce(
        (all, [part, { n, sum }]) =>
          part >= this.#parts / 2 === isLater ? { n: all.n + n, sum: all.sum + sum } : all,
        { n: 0, sum: 0 },
      );
    const [before, after] = [half(false), half(true)];
    if (before.n < MINIMUM_HALF || after.n < MINIMUM_HALF) return { course, trend: null };
    const error = Math.sqrt(noise / before.n + noise / after.n);
    return { course, trend: estimate(after.sum / after.n - before.sum / before.n, error, 1.96) };
  }
}

function standingOf(abovePeers: Estimate | null): Standing {
  if (abovePeers === null) return 'no_peers';
  if (abovePeers.low > 0) return 'strength';
  return abovePeers.high < 0 ? 'growth' : 'as_peers';
}

function estimate(value: number, error: number, quantile: number): Estimate {
  return { value, low: value - quantile * error, high: value + quantile * error };
}

/** Levels end at 0 and 100. */
function within({ value, low, high }: Estimate): Estimate {
  const bounded = (figure: number) => Math.min(100, Math.max(0, figure));
  return { value: bounded(value), low: bounded(low), high: bounded(high) };
}
