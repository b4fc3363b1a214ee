import type { Estimate } from '../reviews/intervals.ts';
import { shareOf } from '../reviews/intervals.ts';
import type { SignalType } from '../signals/catalogue.ts';
import { LEAST_MOMENTS, type MomentGroup } from './compare-behaviours.ts';
import { type Stratum, standardisedDifference } from './mantel-haenszel.ts';

/** A share of moments before a playbook was approved and since, and the difference among moments that are alike. */
export interface BeforeAndSince {
  readonly before: Estimate | null;
  readonly since: Estimate | null;
  /** Each agent compared with themselves before, in like moments; null where there are too few. */
  readonly difference: Estimate | null;
}

export interface PlaybookEffect {
  /** Comparable moments before it was approved, and since. */
  readonly momentsBefore: number;
  readonly momentsSince: number;
  /** How many more are needed since, before anything is said; 0 when there are enough. */
  readonly needed: number;
  /** The moments in which agents did what it teaches. */
  readonly adoption: BeforeAndSince;
  /** The moments from which customers recovered. */
  readonly recovery: BeforeAndSince;
}

/** What became of a playbook, from the moments of its situation before it was approved and since. */
export function playbookEffect(
  behaviour: SignalType,
  before: readonly MomentGroup[],
  since: readonly MomentGroup[],
): PlaybookEffect {
  const used = ({ behaviours, moments }: MomentGroup) => (behaviours.includes(behaviour) ? moments : 0);
  const recovered = (group: MomentGroup) => group.recovered;
  const momentsSince = countOf(since);
  return {
    momentsBefore: countOf(before),
    momentsSince,
    needed: Math.max(0, LEAST_MOMENTS - momentsSince),
    adoption: compared(before, since, used),
    recovery: compared(before, since, recovered),
  };
}

function countOf(groups: readonly MomentGroup[]): number {
  return groups.reduce((sum, { moments }) => sum + moments, 0);
}

function compared(
  before: readonly MomentGroup[],
  since: readonly MomentGroup[],
  hits: (group: MomentGroup) => number,
): BeforeAndSince {
  const strata = new Map<string, Stratum>();
  const add = (groups: readonly MomentGroup[], isSince: boolean) => {
    for (const group of groups) {
      const { agent, emotion, channel, language, queue, moments } = group;
      const key = JSON.stringify([agent, emotion, channel, language, queue]);
      const one = strata.get(key) ?? { with: 0, withHits: 0, without: 0, withoutHits: 0 };
      strata.set(
        key,
        isSince
          ? { ...one, with: one.with + moments, withHits: one.withHits + hits(group) }
          : { ...one, without: one.without + moments, withoutHits: one.withoutHits + hits(group) },
      );
    }
  };
  add(since, true);
  add(before, false);
  const share = (groups: readonly MomentGroup[]) =>
    shareOf(
      groups.reduce((sum, group) => sum + hits(group), 0),
      countOf(groups),
    );
  const found = standardisedDifference(strata.values());
  const isEnough = found !== null && found.withCases >= LEAST_MOMENTS && found.withoutCases >= LEAST_MOMENTS;
  return { before: share(before), since: share(since), difference: isEnough ? found.difference : null };
}
