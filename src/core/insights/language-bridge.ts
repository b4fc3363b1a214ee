import type { Language } from '../conversation/schema.ts';

/** Leads from the vectors of each language's model into one space in which they can be compared. */
export interface LanguageBridge {
  /** Directions of the common space. */
  readonly parts: number;
  readonly sides: Readonly<Record<Language, BridgeSide>>;
}

export interface BridgeSide {
  /** In the middle of the sentences that the bridge was learned from. */
  readonly mean: Float32Array;
  /** One row of `parts` figures for each figure of the model's vector. */
  readonly matrix: Float32Array;
}

/** A vector of a language in the common space, of unit length; undefined where it is not one of the bridge's model. */
export function acrossBridge(
  { parts, sides }: LanguageBridge,
  vector: Float32Array,
  language: Language,
): Float32Array | undefined {
  const { mean, matrix } = sides[language];
  if (vector.length !== mean.length) return undefined;
  const across = new Float32Array(parts);
  for (let row = 0; row < mean.length; row++) {
    const value = vector[row]! - mean[row]!;
    for (let part = 0; part < parts; part++) across[part]! += value * matrix[row * parts + part]!;
  }
  const length = Math.hypot(...across);
  return length === 0 ? undefined : across.map((value) => value / length);
}
