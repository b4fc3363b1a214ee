import { sigmoid } from '../odds.ts';

/** Points that are told apart by their scores. */
export interface Scored {
  readonly score: number;
  readonly holds: boolean;
  /** How many sentences of real conversations it stands for. */
  readonly weight: number;
}

/** Of what does not hold no more than this may be taken: a signal heard at every other turn would say nothing. */
const WRONGLY_AT_MOST = 0.1;

/**
 * The score from which a sentence counts as one of those: where precision and recall together (F1) are best, half
 * way between the last that counts and the next that does not. Undefined where the scores do not tell the two apart.
 */
export function bestThreshold(points: readonly Scored[]): number | undefined {
  const ordered = points.toSorted((a, b) => b.score - a.score);
  const weightOf = (wanted: boolean) =>
    points.reduce((sum, { holds, weight }) => sum + (holds === wanted ? weight : 0), 0);
  const all = weightOf(true);
  const wrongAtMost = WRONGLY_AT_MOST * weightOf(false);
  let right = 0;
  let wrong = 0;
  let best: { readonly f1: number; readonly threshold: number } | undefined;
  for (const [index, { score, holds, weight }] of ordered.entries()) {
    if (holds) right += weight;
    else wrong += weight;
    if (wrong > wrongAtMost) break;
    const next = ordered[index + 1]?.score ?? score - 0.2;
    if (next === score) continue;
    const f1 = (2 * right) / (all + right + wrong);
    if (f1 > (best?.f1 ?? 0)) best = { f1, threshold: (score + next) / 2 };
  }
  return best?.threshold;
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
