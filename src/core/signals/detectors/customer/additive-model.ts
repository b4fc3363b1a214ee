import { FEATURES, type FeatureName, type FeatureVector } from './features.ts';

/** Log-odds that each feature adds, per unit of its figure; absent features add nothing. */
export type Weights = Readonly<Partial<Record<FeatureName | 'bias', number>>>;

/** Several sums of named contributions over the same features, computed in one pass. */
export class AdditiveModels {
  readonly #bias: Float64Array;
  readonly #scores: Float64Array;
  /** One row of as many weights as there are models for each feature. */
  readonly #rows: Float64Array;

  constructor(models: readonly Weights[]) {
    this.#bias = Float64Array.from(models, ({ bias }) => bias ?? 0);
    this.#scores = new Float64Array(models.length);
    this.#rows = Float64Array.from(FEATURES.flatMap((name) => models.map((weights) => weights[name] ?? 0)));
  }

  /** A score for each model, in their order; the next call uses the list again. */
  scores({ count, indexes, figures }: FeatureVector): Float64Array {
    const scores = this.#scores;
    const rows = this.#rows;
    const size = scores.length;
    scores.set(this.#bias);
    for (let i = 0; i < count; i++) {
      const row = indexes[i]! * size;
      const figure = figures[i]!;
      for (let model = 0; model < size; model++) scores[model]! += rows[row + model]! * figure;
    }
    return scores;
  }
}
