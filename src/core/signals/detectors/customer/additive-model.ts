import type { Reason } from '../../cue-scorer.ts';
import { FEATURES, type Feature, type FeatureName } from './features.ts';

/** Log-odds that each feature adds to a signal, per unit of its figure; absent features add nothing. */
export type Weights = Readonly<Partial<Record<FeatureName | 'bias', number>>>;

/** A sum of named contributions: whoever asks why gets the list. */
export class AdditiveModel {
  readonly #bias: number;
  readonly #weights: Float64Array;

  constructor(weights: Weights) {
    this.#bias = weights.bias ?? 0;
    this.#weights = Float64Array.from(FEATURES, (name) => weights[name] ?? 0);
  }

  score(features: readonly Feature[]): number {
    let score = this.#bias;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i]!;
      score += this.#weights[feature.index]! * feature.figure;
    }
    return score;
  }

  /** The contributions that carry at least `least`, heaviest first. */
  because(features: readonly Feature[], least = 0.2): Reason[] {
    return features
      .map(({ index, figure }) => ({ label: FEATURES[index]!, weight: this.#weights[index]! * figure }))
      .filter(({ weight }) => Math.abs(weight) >= least)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map(({ label, weight }) => ({ label, weight: Math.round(weight * 100) / 100 }));
  }
}
