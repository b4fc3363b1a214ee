/** The small fits of the fusion: a logistic regression that stays near what is known, thresholds, class biases. */

import { dot } from '#core/signals/custom/least-squares.ts';
import { sigmoid, softmax } from '#core/signals/odds.ts';

/** Further from 0 and 1 than in use: a few very sure turns must not set the slope of a fit. */
const EDGE = 1e-4;

export const logit = (p: number): number => {
  const held = Math.min(1 - EDGE, Math.max(EDGE, p));
  return Math.log(held / (1 - held));
};

/** What a weight is drawn to, and how strongly: the inverse of the variance that is granted to it. */
export interface Prior {
  readonly mean: number;
  readonly strength: number;
}

/** Weights of a logistic regression with Gaussian priors, by Newton's method. `rows` hold one figure a prior. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  truth: readonly boolean[],
  priors: readonly Prior[],
): number[] {
  const weights = priors.map(({ mean }) => mean);
  for (let step = 0; step < 50; step++) {
    const gradient = priors.map(({ mean, strength }, i) => strength * (weights[i]! - mean));
    const curvature = priors.map(({ strength }, i) => priors.map((_, k) => (i === k ? strength : 0)));
    for (const [n, row] of rows.entries()) {
      const p = sigmoid(dot(row, weights));
      const error = p - Number(truth[n]);
      for (let i = 0; i < row.length; i++) {
        gradient[i]! += error * row[i]!;
        for (let k = 0; k < row.length; k++) curvature[i]![k]! += p * (1 - p) * row[i]! * row[k]!;
      }
    }
    const change = solve(curvature, gradient);
    for (let i = 0; i < weights.length; i++) weights[i]! -= Math.max(-2, Math.min(2, change[i]!));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** x of A x = b, by elimination with pivots; A is positive definite and small. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

/** Weights of a ridge regression; the last figure of each row is the constant 1 and is not held back. */
export function fitRidge(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  strength: number,
): number[] {
  const width = rows[0]!.length;
  const matrix = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, k) => (i === k && i < width - 1 ? strength : 1e-9)),
  );
  const right = new Array<number>(width).fill(0);
  for (const [n, row] of rows.entries()) {
    for (let i = 0; i < width; i++) {
      right[i]! += row[i]! * values[n]!;
      for (let k = 0; k < width; k++) matrix[i]![k]! += row[i]! * row[k]!;
    }
  }
  return solve(matrix, right);
}

/** F1 of yes-or-no judgements. */
export function f1Of(guessed: readonly boolean[], truth: readonly boolean[]): number {
  let hit = 0;
  let said = 0;
  let held = 0;
  for (let i = 0; i < truth.length; i++) {
    hit += Number(guessed[i]! && truth[i]!);
    said += Number(guessed[i]);
    held += Number(truth[i]);
  }
  return (2 * hit) / Math.max(1, said + held);
}

/**
 * The probability from which on a signal is told: where F1 is best, in the middle of the gap to the next lower
 * score, drawn towards `usual` while few turns carry the signal (`doubt` of them weigh as much as the finding).
 */
export function bestThreshold(
  scores: readonly number[],
  truth: readonly boolean[],
  usual = 0.5,
  doubt = 25,
): number {
  const order = scores.map((score, i) => ({ score, holds: truth[i]! })).sort((a, b) => b.score - a.score);
  const held = truth.filter(Boolean).length;
  if (held === 0) return usual;
  let hit = 0;
  let best = { f1: -1, at: usual };
  for (const [i, { score, holds }] of order.entries()) {
    hit += Number(holds);
    const next = order[i + 1]?.score ?? 0;
    if (next === score) continue;
    const at = (score + next) / 2;
    // A hair against extremes, so that a flat stretch is entered at its end near the usual one.
    const f1 = (2 * hit) / (i + 1 + held) - 1e-3 * Math.abs(logit(at) - logit(usual));
    if (f1 > best.f1) best = { f1, at };
  }
  return sigmoid((logit(best.at) * held + logit(usual) * doubt) / (held + doubt));
}

/** Mean F1 over the classes that occur. */
export function macroF1(guessed: readonly number[], truth: readonly number[], classes: number): number {
  const scores: number[] = [];
  for (let k = 0; k < classes; k++) {
    if (!truth.includes(k)) continue;
    scores.push(
      f1Of(
        guessed.map((guess) => guess === k),
        truth.map((one) => one === k),
      ),
    );
  }
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** Index of the highest figure. */
export function highest(figures: readonly number[]): number {
  return figures.reduce((best, figure, i) => (figure > figures[best]! ? i : best), 0);
}

/** What is added to the logarithm of each class, and what it is divided by first. */
export interface ClassScale {
  readonly temperature: number;
  readonly biases: readonly number[];
}

/**
 * A temperature for the best likelihood, then biases for the best mean F1 by steps over one class after the other,
 * which are held small. `logs` are logarithms of the classes' probabilities.
 */
export function fitClasses(
  logs: readonly (readonly number[])[],
  truth: readonly number[],
  steps: readonly number[] = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1],
): ClassScale {
  const classes = logs[0]!.length;
  const likelihood = (temperature: number) =>
    logs.reduce((sum, row, n) => sum + Math.log(softmax(row.map((log) => log / temperature))[truth[n]!]!), 0);
  const temperature = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2].reduce((best, next) =>
    likelihood(next) > likelihood(best) ? next : best,
  );
  const scaled = logs.map((row) => row.map((log) => log / temperature));
  const biases = new Array<number>(classes).fill(0);
  const quality = (tried: readonly number[]) =>
    macroF1(
      scaled.map((row) => highest(row.map((log, k) => log + tried[k]!))),
      truth,
      classes,
    ) -
    0.01 * Math.hypot(...tried);
  for (let round = 0; round < 3; round++) {
    for (let k = 0; k < classes; k++) {
      const tried = steps.map((step) => biases.map((bias, i) => (i === k ? step : bias)));
      const scores = tried.map(quality);
      biases[k] = tried[highest(scores)]![k]!;
    }
  }
  return { temperature, biases };
}
