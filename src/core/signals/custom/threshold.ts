import { sigmoid } from '../odds.ts';

/** Points that are told apart by their scores. */
export interface Scored {
  readonly score: number;
  readonly holds: boolean;
  /** How many sentences of real conversations it stands for. */
  readonly weight: number;
}

/**
 * The score from which a sentence counts as one of those: where precision and recall together (F1) are best, half
 * way between the last that counts and the next that does not.
 */
export function bestThreshold(points: readonly Scored[]): number {
  const ordered = points.toSorted((a, b) => b.score - a.score);
  const all = ordered.reduce((sum, { holds, weight }) => sum + (holds ? weight : 0), 0);
  let right = 0;
  let taken = 0;
  let best = { f1: -1, threshold: Number.POSITIVE_INFINITY };
  for (const [index, { score, holds, weight }] of ordered.entries()) {
    taken += weight;
    if (holds) right += weight;
    const next = ordered[index + 1]?.score ?? score - 0.2;
    if (next === score) continue;
    const f1 = (2 * right) / (all + taken);
    if (f1 > best.f1) best = { f1, threshold: (score + next) / 2 };
  }
  return best.threshold;
}

const STEPS = 25;
const STEEPEST = 20;
const FLATTEST = 1;

/**
 * How fast confidence rises from 0.5 at the threshold: the steepness of the logistic curve that fits the scores best.
 * Few points never look like certainty, as each side is held to be wrong once more than it was.
 */
export function steepnessAt(threshold: number, points: readonly Scored[]): number {
  const holding = points.filter(({ holds }) => holds).length;
  const high = (holding + 1) / (holding + 2);
  const low = 1 / (points.length - holding + 2);
  let steepness = 5;
  for (let step = 0; step < STEPS; step++) {
    let slope = 0;
    let bend = 1e-9;
    for (const { score, holds, weight } of points) {
      const distance = score - threshold;
      const probability = sigmoid(steepness * distance);
      slope += weight * ((holds ? high : low) - probability) * distance;
      bend += weight * probability * (1 - probability) * distance * distance;
    }
    steepness = Math.min(STEEPEST, Math.max(FLATTEST, steepness + slope / bend));
  }
  return steepness;
}
