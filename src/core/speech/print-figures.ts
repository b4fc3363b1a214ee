import { PRINT_SIZE } from '../ports/voice-prints.ts';

/** A print and the milliseconds of speech that it stands for. */
export interface WeighedPrint {
  readonly print: Float32Array;
  readonly weight: number;
  /** Windows of one part of the speech overlap; those of different parts have hardly any sound in common. */
  readonly part: number;
}

/** Of two unit vectors the cosine. */
export function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < PRINT_SIZE; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The direction of the weighted mean, of unit length. */
export function centreOf(prints: readonly WeighedPrint[]): Float32Array {
  const centre = new Float32Array(PRINT_SIZE);
  for (const { print, weight } of prints) {
    for (let i = 0; i < PRINT_SIZE; i++) centre[i]! += print[i]! * weight;
  }
  return unit(centre);
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(likeness(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

export function weightOf(prints: readonly WeighedPrint[]): number {
  return prints.reduce((sum, { weight }) => sum + weight, 0);
}

/** The place of the highest value. */
export function highest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
