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
      [0.439, 0],
      [0.544, 0.05],
      [0.615, 0.1],
      [0.682, 0.15],
      [0.772, 0.2],
      [0.875, 0.25],
      [0.937, 0.3],
      [0.954, 0.35],
      [2, 1],
    ],
  },
  en: {
    wordShare: 0.8,
    knots: [
      [0.614, 0],
      [0.664, 0.05],
      [0.716, 0.1],
      [0.767, 0.15],
      [0.818, 0.2],
      [0.869, 0.25],
      [0.921, 0.3],
      [0.973, 0.35],
      [1.025, 0.4],
      [1.08, 0.45],
      [1.14, 0.5],
      [1.195, 0.55],
      [1.8, 1],
    ],
  },
};
