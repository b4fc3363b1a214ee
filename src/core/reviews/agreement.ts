import { around, type Estimate, shareOf } from './intervals.ts';

/** What each rater said of one item, in the order of the raters; null where they said nothing. */
export type Ratings = readonly (string | null)[];

export interface Agreement {
  /** Items that two raters or more judged. */
  readonly items: number;
  /** Share of pairs of raters that said the same. */
  readonly percent: Estimate | null;
  /** Cohen's kappa for two raters, Fleiss' for more; null where chance alone would agree always. */
  readonly kappa: Estimate | null;
  /** Gwet's AC1, which holds where nearly everything gets the same answer. */
  readonly ac1: Estimate | null;
}

/** @param categories the answers that there are, whether given or not; at least two */
export function agreementOf(items: readonly Ratings[], categories: readonly string[]): Agreement {
  const raters = Math.max(0, ...items.map((ratings) => ratings.length));
  const judged = items.filter((ratings) => said(ratings).length >= 2);
  return {
    items: judged.length,
    percent: raters === 2 ? percentOfPairs(judged) : percentAgreement(items),
    kappa: raters === 2 ? cohensKappa(items) : fleissKappa(items),
    ac1: gwetsAc1(items, categories),
  };
}

function percentOfPairs(judged: readonly Ratings[]): Estimate | null {
  return shareOf(judged.filter(([a, b]) => a === b).length, judged.length);
}

/**
 * Two raters' agreement beyond what their own habits would give by chance.
 * Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960); the
 * variance for intervals by Fleiss, Cohen and Everitt, "Large sample standard errors of kappa and weighted kappa",
 * Psychological Bulletin 72 (1969), equation 13.
 * @returns null without items that both judged, or where one gave everything the same answer: kappa is 0 then,
 * whatever the other says
 */
export function cohensKappa(items: readonly Ratings[]): Estimate | null {
  const pairs = items.flatMap(([a = null, b = null]) => (a === null || b === null ? [] : [[a, b] as const]));
  const n = pairs.length;
  if (n === 0) return null;
  const first = sharesOf(pairs.map(([a]) => a));
  const second = sharesOf(pairs.map(([, b]) => b));
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  if (first.size < 2 || second.size < 2) return null;
  let chance = 0;
  for (const [category, share] of first) chance += share * (second.get(category) ?? 0);
  const kappa = (observed - chance) / (1 - chance);
  let spread = 0;
  for (const [a, b] of pairs) {
    const habit =
      a === b ? (first.get(a) ?? 0) + (second.get(a) ?? 0) : (second.get(a) ?? 0) + (first.get(b) ?? 0);
    spread += (a === b ? (1 - habit * (1 - kappa)) ** 2 : (1 - kappa) ** 2 * habit ** 2) / n;
  }
  const variance = Math.max(0, spread - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2);
  return observed === 1 ? entire(n, chance) : around(kappa, variance, n, -1);
}

/**
 * Several raters' agreement beyond what the answers' frequencies would give by chance; not everybody need have judged
 * everything.
 * Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971); missing ratings and
 * variance as in Gwet, "Handbook of Inter-Rater Reliability", 4th edition (2014), chapters 3 and 5.
 * @returns null without items that two judged, or where everything got the same answer
 */
export function fleissKappa(items: readonly Ratings[]): Estimate | null {
  const tally = tallyOf(items);
  let chance = 0;
  for (const share of tally.shares.values()) chance += share ** 2;
  return beyondChance(tally, chance, (ratings) => mean(ratings.map((one) => tally.shares.get(one) ?? 0)));
}

/**
 * Agreement beyond chance where chance is told by how evenly the answers are spread: unlike kappa it does not fall
 * when nearly everything gets the same answer.
 * Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British Journal of
 * Mathematical and Statistical Psychology 61 (2008); missing ratings as in his Handbook (2014), chapter 5.
 */
export function gwetsAc1(items: readonly Ratings[], categories: readonly string[]): Estimate | null {
  const tally = tallyOf(items);
  const count = new Set([...categories, ...tally.shares.keys()]).size;
  if (count < 2) return null;
  let chance = 0;
  for (const share of tally.shares.values()) chance += (share * (1 - share)) / (count - 1);
  return beyondChance(
    tally,
    chance,
    (ratings) => mean(ratings.map((one) => 1 - (tally.shares.get(one) ?? 0))) / (count - 1),
  );
}

/** Mean share of agreeing pairs over the items, its interval from how the items differ. */
export function percentAgreement(items: readonly Ratings[]): Estimate | null {
  const shares = items.flatMap((ratings) => {
    const given = said(ratings);
    return given.length < 2 ? [] : [agreeing(given)];
  });
  if (shares.length === 0) return null;
  const value = mean(shares);
  const squares = shares.reduce((sum, share) => sum + (share - value) ** 2, 0);
  const n = shares.length;
  return around(value, n < 2 ? 0 : squares / (n * (n - 1)), n, 0);
}

interface Tally {
  /** Items that anybody judged. */
  readonly items: readonly (readonly string[])[];
  /** How often each answer is given, averaged over the items. */
  readonly shares: ReadonlyMap<string, number>;
  readonly observed: number;
  readonly judged: number;
}

function tallyOf(all: readonly Ratings[]): Tally {
  const items = all.map(said).filter((ratings) => ratings.length > 0);
  const shares = new Map<string, number>();
  for (const ratings of items) {
    for (const [category, share] of sharesOf(ratings)) {
      shares.set(category, (shares.get(category) ?? 0) + share / items.length);
    }
  }
  const judged = items.filter((ratings) => ratings.length >= 2);
  return { items, shares, observed: mean(judged.map(agreeing)), judged: judged.length };
}

/** @param chanceOf what one item adds to the agreement by chance */
function beyondChance(
  { items, observed, judged }: Tally,
  chance: number,
  chanceOf: (ratings: readonly string[]) => number,
): Estimate | null {
  const n = items.length;
  if (judged === 0 || chance >= 1 - 1e-12) return null;
  if (observed === 1) return entire(judged, chance);
  const value = (observed - chance) / (1 - chance);
  let squares = 0;
  for (const ratings of items) {
    const own = ratings.length < 2 ? 0 : ((n / judged) * (agreeing(ratings) - chance)) / (1 - chance);
    const linear = own - (2 * (1 - value) * (chanceOf(ratings) - chance)) / (1 - chance);
    squares += (linear - value) ** 2;
  }
  // Items that one rater alone judged tell of chance and not of agreement: a few of them push kappa below −1.
  return around(Math.max(-1, value), n < 2 ? 0 : squares / (n * (n - 1)), n, -1);
}

/**
 * Where all agree, the items do not differ and tell no variance; the lower bound is that of the observed agreement
 * (Wilson), beyond the same chance.
 */
function entire(items: number, chance: number): Estimate {
  const low = shareOf(items, items)?.low ?? 0;
  return { value: 1, low: Math.max(-1, (low - chance) / (1 - chance)), high: 1 };
}

/** Share of the pairs of one item's raters that said the same. */
function agreeing(ratings: readonly string[]): number {
  const r = ratings.length;
  const counts = new Map<string, number>();
  for (const one of ratings) counts.set(one, (counts.get(one) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += count * (count - 1);
  return pairs / (r * (r - 1));
}

function sharesOf(ratings: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const one of ratings) shares.set(one, (shares.get(one) ?? 0) + 1 / ratings.length);
  return shares;
}

function said(ratings: Ratings): readonly string[] {
  return ratings.filter((one) => one !== null);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
