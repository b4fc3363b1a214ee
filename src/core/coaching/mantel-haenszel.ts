import { type Estimate, shareOf } from '../reviews/intervals.ts';

/** Cases that are alike in all that they are compared by, of one kind and of the other, and how many of each are hits. */
export interface Stratum {
  readonly with: number;
  readonly withHits: number;
  readonly without: number;
  readonly withoutHits: number;
}

export interface StandardisedDifference {
  /** Shares of hits, as if both kinds had had the same cases. */
  readonly with: Estimate;
  readonly without: Estimate;
  readonly difference: Estimate;
  /** Cases that have a like one of the other kind. */
  readonly withCases: number;
  readonly withoutCases: number;
  /** The difference in its standard errors. */
  readonly z: number;
}

const Z = 1.959963984540054;

/**
 * The difference of two shares among like cases: that of Mantel and Haenszel, its variance that of Sato, Greenland and
 * Robins, "Estimation of a common effect parameter from sparse follow-up data", Biometrics 41 (1985) 55–68 and 45 (1989)
 * 1323–1324: right for many strata of two as for few large ones. Strata of one kind only say nothing.
 * @returns null where no stratum has both kinds
 */
export function standardisedDifference(strata: Iterable<Stratum>): StandardisedDifference | null {
  let weights = 0;
  let [shareWith, shareWithout, slope, rest] = [0, 0, 0, 0];
  let [spreadWith, spreadWithout] = [0, 0];
  let [withCases, withoutCases] = [0, 0];
  for (const { with: n1, withHits: y1, without: n0, withoutHits: y0 } of strata) {
    if (n1 === 0 || n0 === 0) continue;
    const n = n1 + n0;
    const weight = (n1 * n0) / n;
    weights += weight;
    shareWith += (y1 * n0) / n;
    shareWithout += (y0 * n1) / n;
    slope += (n1 * n1 * y0 - n0 * n0 * y1 + (n1 * n0 * (n0 - n1)) / 2) / (n * n);
    rest += (y1 * (n0 - y0) + y0 * (n1 - y1)) / (2 * n);
    spreadWith += (weight * weight) / n1;
    spreadWithout += (weight * weight) / n0;
    withCases += n1;
    withoutCases += n0;
  }
  if (withCases === 0) return null;
  const difference = (shareWith - shareWithout) / weights;
  const [worthWith, worthWithout] = [(weights * weights) / spreadWith, (weights * weights) / spreadWithout];
  // Where all went one way there is no variance: never surer than if half a case had gone the other.
  const least = 0.5 / (worthWith * worthWith) + 0.5 / (worthWithout * worthWithout);
  const error = Math.sqrt(Math.max(least, (difference * slope + rest) / (weights * weights)));
  return {
    with: standardised(shareWith / weights, worthWith),
    without: standardised(shareWithout / weights, worthWithout),
    difference: {
      value: difference,
      low: Math.max(-1, difference - Z * error),
      high: Math.min(1, difference + Z * error),
    },
    withCases,
    withoutCases,
    z: difference / error,
  };
}

/** Wilson's interval for so many cases as the weighted share is worth. */
function standardised(share: number, worth: number): Estimate {
  const bounded = Math.min(1, Math.max(0, share));
  return { ...shareOf(bounded * worth, worth)!, value: bounded };
}
