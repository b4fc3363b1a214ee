import { type Estimate, shareOf } from '../reviews/intervals.ts';
import type { SignalType } from '../signals/catalogue.ts';
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
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'agent.greeting',
  'agent.closing',
  'agent.identity_check',
]);
/** With the behaviour and without. */
const LEAST_MOMENTS = 30;
const Z = 1.959963984540054;

/**
 * Which behaviours go with recovery. Only moments of the same agent, situation, emotion, channel, language and queue are
 * compared, so that neither an able agent nor an easy customer makes a behaviour look good. The difference is that of
 * Mantel and Haenszel, its variance that of Sato, Greenland and Robins, "Estimation of a common effect parameter from
 * sparse follow-up data", Biometrics 41 (1985) 55–68 and 45 (1989) 1323–1324: right for many strata of two as for few
 * large ones. Chances are corrected by Benjamini and Hochberg, JRSS B 57 (1995). What passes is taken one at a time, the
 * clearest first, and the rest compared again among moments alike in it, so that what only comes along is left out.
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
      const clearest = again.toSorted((a, b) => Math.abs(b.compared.z) - Math.abs(a.compared.z))[0];
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

interface Stratum {
  readonly agent: string;
  with: number;
  withRecovered: number;
  without: number;
  withoutRecovered: number;
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
  let weights = 0;
  let [shareWith, shareWithout, slope, rest] = [0, 0, 0, 0];
  let [spreadWith, spreadWithout] = [0, 0];
  let [withs, withouts] = [0, 0];
  for (const stratum of strata) {
    const { with: n1, withRecovered: y1, without: n0, withoutRecovered: y0 } = stratum;
    const n = n1 + n0;
    const weight = (n1 * n0) / n;
    weights += weight;
    shareWith += (y1 * n0) / n;
    shareWithout += (y0 * n1) / n;
    slope += (n1 * n1 * y0 - n0 * n0 * y1 + (n1 * n0 * (n0 - n1)) / 2) / (n * n);
    rest += (y1 * (n0 - y0) + y0 * (n1 - y1)) / (2 * n);
    spreadWith += (weight * weight) / n1;
    spreadWithout += (weight * weight) / n0;
    withs += n1;
    withouts += n0;
  }
  if (withs < LEAST_MOMENTS || withouts < LEAST_MOMENTS) return null;
  const difference = (shareWith - shareWithout) / weights;
  const [worthWith, worthWithout] = [(weights * weights) / spreadWith, (weights * weights) / spreadWithout];
  // Where all went one way there is no variance: never surer than if half a moment had gone the other.
  const least = 0.5 / (worthWith * worthWith) + 0.5 / (worthWithout * worthWithout);
  const error = Math.sqrt(Math.max(least, (difference * slope + rest) / (weights * weights)));
  const z = difference / error;
  return {
    with: standardised(shareWith / weights, worthWith),
    without: standardised(shareWithout / weights, worthWithout),
    difference: {
      value: difference,
      low: Math.max(-1, difference - Z * error),
      high: Math.min(1, difference + Z * error),
    },
    moments: withs + withouts,
    agents: new Set(strata.map(({ agent }) => agent)).size,
    z,
    chance: twoSided(z),
  };
}

function strataOf(
  groups: readonly PlacedGroup[],
  behaviour: SignalType,
  besides: readonly SignalType[],
): Iterable<Stratum> {
  const strata = new Map<string, Stratum>();
  for (const group of groups) {
    const { agent, place, behaviours, moments, recovered } = group;
    const key = place + besides.map((one) => (behaviours.includes(one) ? '+' : '-')).join('');
    let stratum = strata.get(key);
    if (stratum === undefined) {
      stratum = { agent, with: 0, withRecovered: 0, without: 0, withoutRecovered: 0 };
      strata.set(key, stratum);
    }
    if (behaviours.includes(behaviour)) {
      stratum.with += moments;
      stratum.withRecovered += recovered;
    } else {
      stratum.without += moments;
      stratum.withoutRecovered += recovered;
    }
  }
  return strata.values();
}

/** Wilson's interval for so many moments as the weighted share is worth. */
function standardised(share: number, worth: number): Estimate {
  const bounded = Math.min(1, Math.max(0, share));
  return { ...shareOf(bounded * worth, worth)!, value: bounded };
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
