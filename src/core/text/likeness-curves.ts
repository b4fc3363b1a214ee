import type { Language } from '../conversation/schema.ts';

/** How a product of two sentence vectors and the likeness of the words come to one figure from 0 to 1. */
export interface LikenessCurve {
  /** What the likeness of the words adds to the product. */
  readonly wordShare: number;
  /** Points of the sum and the likeness that it means, rising; straight lines between them. */
  readonly knots: readonly (readonly [sum: number, likeness: number])[];
}

/** Fitted for the models that are shipped: see `training/likeness.ts`. */
export const LIKENESS_CURVES: Readonly<Record<Language, LikenessCurve>> = {
  zh: {
    wordShare: 1,
    knots: [
      [0.427, 0],
      [0.535, 0.05],
      [0.604, 0.1],
      [0.685, 0.15],
      [0.773, 0.2],
      [0.846, 0.25],
      [0.909, 0.3],
      [1.034, 0.35],
      [1.123, 0.4],
      [2, 1],
    ],
  },
  en: {
    wordShare: 1,
    knots: [
      [0.634, 0],
      [0.684, 0.05],
      [0.745, 0.1],
      [0.801, 0.15],
      [0.863, 0.2],
      [0.921, 0.25],
      [0.98, 0.3],
      [1.046, 0.35],
      [1.108, 0.4],
      [1.173, 0.45],
      [1.225, 0.5],
      [1.302, 0.55],
      [2, 1],
    ],
  },
};
