import type { Estimate } from '../reviews/intervals.ts';
import type { SignalType } from '../signals/catalogue.ts';
import { standardisedDifference } from './mantel-haenszel.ts';
import { SITUATION_IDS, type Situation } from './situations.ts';

/** Moments that are alike in all that they are compared by, with the same behaviours in the answer. */
export interface MomentGroup {
  readonly situation: Situation;
  readonly agent: string;
  readonly emotion: string;
  readonly channel: string;
  readonly language: string;
  readonly queue: string;
  readonly behaviours: readonly SignalType[];
  readonly moments: number;
  readonly recovered: number;
}

/** A behaviour with which customers recover more, or less, often. */
export interface Practice {
  readonly situation: Situation;
  readonly behaviour: SignalType;
  readonly helps: boolean;
  /** Shares of recovered moments with the behaviour and without, as if both had had the same moments. */
  readonly with: Estimate;
  readonly without: Estimate;
  /** Difference of the two. */
  readonly difference: Estimate;
  /** Moments that have a like one of the other kind, and by how many agents. */
  readonly moments: number;
  readonly agents: number;
  /** Found earlier, and the same in all moments that were compared here. */
  readonly besides: readonly SignalType[];
  /** Chance of such a difference where there is none, times the corrections for all that was looked at. */
  readonly probability: number;
}

/** Follow from how a conversation goes, or belong to every one. */
export const NOT_COMPARED: ReadonlySet<string> = new Set([
  'agent.greeting',
  'agent.closing',
  'agent.identity_check',
]);
/** With the behaviour and without, before anything is said. */
export const LEAST_MOMENTS = 30;

/**
 * Which behaviours go with recovery. Only moments of the same agent, situation, emotion, channel, language and queue are
 * compared, so that neither an able agent nor an easy customer makes a behaviour look good, by `standardisedDifference`.
 * Chances are corrected by Benjamini and Hochberg, JRSS B 57 (1995). What passes is taken one at a time, the clearest
 * first, and the rest compared again among moments alike in it, so that what only comes along is left out.
 */
export function comparePractices(groups: readonly MomentGroup[], falseDiscoveries = 0.05): Practice[] {
  const bySituation = Map.groupBy(groups.map(placed), ({ situation }) => situation);
  const first = SITUATION_IDS.flatMap((situation) =>
    behavioursOf(bySituation.get(situation) ?? []).flatMap((behaviour) => {
      const compared = compare(bySituation.get(situation)!, behaviour, []);
      return compared === null ? [] : [{ situation, behaviour, compared }];
    }),
  );
  const corrected = correct(first.map(({ compared }) => compared.chance));
  const passed = first
    .map((one, index) => ({ ...one, probability: corrected[index]! }))
    .filter(({ probability }) => probability <= falseDiscoveries);
  // What chance let pass at first is held to in every later round.
  const bound = Math.max(0, ...passed.map(({ compared }) => compared.chance));
  const factor = new Map(passed.map((one) => [one, one.probability / Math.max(one.compared.chance, 1e-300)]));
  return [...Map.groupBy(passed, ({ situation }) => situation)].flatMap(([situation, candidates]) => {
    const found: Practice[] = [];
    let rest = candidates;
    while (rest.length > 0) {
      const besides = found.map(({ behaviour }) => behaviour);
      const again = rest.flatMap((one) => {
        const compared = compare(bySituation.get(situation)!, one.behaviour, besides);
        return compared === null || compared.chance > bound ? [] : [{ one, compared }];
      });
      const clearest = again.toSorted((a, b) => clearer(b.compared.z, a.compared.z))[0];
      if (clearest === undefined) break;
      const { one, compared } = clearest;
      const { chance, z, ...figures } = compared;
      found.push({
        situation,
        behaviour: one.behaviour,
        helps: z > 0,
        ...figures,
        besides,
        probability: Math.min(1, chance * factor.get(one)!),
      });
      rest = again.filter((other) => other !== clearest).map((other) => other.one);
    }
    return found;
  });
}

/** Of two that are as clear, such as one behaviour and the lack of another, the one that helps: it can be learned. */
function clearer(a: number, b: number): number {
  const clearness = (z: number) => Math.round(Math.abs(z) * 1e6);
  return clearness(a) - clearness(b) || a - b;
}

/** A group beside the key of what it is compared by. */
interface PlacedGroup extends MomentGroup {
  readonly place: string;
}

function placed(group: MomentGroup): PlacedGroup {
  const { agent, emotion, channel, language, queue } = group;
  return { ...group, place: JSON.stringify([agent, emotion, channel, language, queue]) };
}

function behavioursOf(groups: readonly MomentGroup[]): SignalType[] {
  const counts = new Map<SignalType, number>();
  let all = 0;
  for (const { behaviours, moments } of groups) {
    all += moments;
    for (const behaviour of new Set(behaviours))
      counts.set(behaviour, (counts.get(behaviour) ?? 0) + moments);
  }
  return [...counts].flatMap(([behaviour, count]) =>
    NOT_COMPARED.has(behaviour) || count < LEAST_MOMENTS || all - count < LEAST_MOMENTS ? [] : [behaviour],
  );
}

interface AgentStratum {
  readonly agent: string;
  with: number;
  withHits: number;
  without: number;
  withoutHits: number;
}

type Compared = Pick<Practice, 'with' | 'without' | 'difference' | 'moments' | 'agents'> & {
  readonly z: number;
  readonly chance: number;
};

function compare(
  groups: readonly PlacedGroup[],
  behaviour: SignalType,
  besides: readonly SignalType[],
): Compared | null {
  const strata = [...strataOf(groups, behaviour, besides)].filter((one) => one.with > 0 && one.without > 0);
  const found = standardisedDifference(strata);
  if (found === null || found.withCases < LEAST_MOMENTS || found.withoutCases < LEAST_MOMENTS) return null;
  const { withCases, withoutCases, ...figures } = found;
  return {
    ...figures,
    moments: withCases + withoutCases,
    agents: new Set(strata.map(({ agent }) => agent)).size,
    chance: twoSided(found.z),
  };
}

function strataOf(
  groups: readonly PlacedGroup[],
  behaviour: SignalType,
  besides: readonly SignalType[],
): Iterable<AgentStratum> {
  const strata = new Map<string, AgentStratum>();
  for (const group of groups) {
    const { agent, place, behaviours, moments, recovered } = group;
    const key = place + besides.map((one) => (behaviours.includes(one) ? '+' : '-')).join('');
    let stratum = strata.get(key);
    if (stratum === undefined) {
      stratum = { agent, with: 0, withHits: 0, without: 0, withoutHits: 0 };
      strata.set(key, stratum);
    }
    if (behaviours.includes(behaviour)) {
      stratum.with += moments;
      stratum.withHits += recovered;
    } else {
      stratum.without += moments;
      stratum.withoutHits += recovered;
    }
  }
  return strata.values();
}

/** In the order given: the smallest share of false discoveries at which each would be told. */
export function correct(chances: readonly number[]): number[] {
  const order = chances.map((chance, index) => ({ chance, index })).toSorted((a, b) => b.chance - a.chance);
  const corrected = chances.map(() => 1);
  let least = 1;
  for (const [position, { chance, index }] of order.entries()) {
    least = Math.min(least, (chance * chances.length) / (chances.length - position));
    corrected[index] = least;
  }
  return corrected;
}

/** Abramowitz and Stegun 26.2.17, within 1e-7; beyond six deviations by the first terms of its tail. */
function twoSided(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 6) return (2 * density * (1 - 1 / (x * x))) / x;
  const t = 1 / (1 + 0.2316419 * x);
  const sum =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * density * sum);
}
