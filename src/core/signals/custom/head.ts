import type { Language } from '../../conversation/schema.ts';
import { sigmoid } from '../odds.ts';
import { dot } from './least-squares.ts';

/** Tells from a sentence's vector how surely it carries a signal. */
export interface SignalHead {
  readonly language: Language;
  /** What sentences of the language have in common; taken off before anything is compared. */
  readonly centre: Float32Array;
  readonly weights: Float32Array;
  readonly offset: number;
  readonly threshold: number;
  readonly steepness: number;
}

/** 0–1; 0.5 at the threshold. `vector` is the unit vector of one sentence, as wide as the head's own. */
export function confidenceBy(head: SignalHead, vector: Float32Array): number {
  const { centre, weights, offset, threshold, steepness } = head;
  const square = dot(vector, vector) - 2 * dot(vector, centre) + dot(centre, centre);
  const raw = dot(weights, vector) - dot(weights, centre);
  const score = raw / Math.sqrt(Math.max(square, 1e-12)) + offset;
  return sigmoid(steepness * (score - threshold));
}

/** The vectors less what they have in common, at unit length again. */
export function centred(vectors: readonly Float32Array[], centre: Float32Array): Float32Array[] {
  return vectors.map((vector) => {
    const moved = vector.map((value, index) => value - centre[index]!);
    const length = Math.sqrt(Math.max(dot(moved, moved), 1e-12));
    return moved.map((value) => value / length);
  });
}

export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) {
    for (let i = 0; i < mean.length; i++) mean[i]! += vector[i]! / vectors.length;
  }
  return mean;
}
