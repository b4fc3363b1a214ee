import { LOW_RATE } from './low-band.ts';

const LOWEST_HZ = 62;
const HIGHEST_HZ = 500;
const WINDOW = Math.round(LOW_RATE * 0.04);
const LEAST_LAG = Math.floor(LOW_RATE / HIGHEST_HZ);
const MOST_LAG = Math.ceil(LOW_RATE / LOWEST_HZ);
/** Noise by itself correlates up to a quarter over such a window. */
const VOICED = 0.45;
/** The period is the first peak that is nearly as high as the highest; later ones are its multiples. */
const NEARLY = 0.88;

/** Samples at 4 kHz that one estimate looks at. */
export const PITCH_SPAN = WINDOW + MOST_LAG + 1;

export interface PitchEstimate {
  /** 0 where there is no voice. */
  readonly hz: number;
  /** How well the sound repeats itself, 0–1. */
  readonly periodicity: number;
}

const SILENT: PitchEstimate = { hz: 0, periodicity: 0 };

/** Sums over this many lags go side by side: one alone waits for each of its additions. */
const TOGETHER = 4;
// What an estimate works in; made once, as each second of a channel has a hundred of them.
const sound = new Float64Array(PITCH_SPAN + TOGETHER);
const products = new Float64Array(MOST_LAG + TOGETHER);
const correlations = new Float32Array(MOST_LAG + 1);

/**
 * The pitch of a stretch of sound by normalised autocorrelation.
 * @param low sound at 4 kHz, of which `PITCH_SPAN` samples are looked at
 * @param from the first of them
 */
export function estimatePitch(low: Float32Array, from = 0): PitchEstimate {
  for (let i = 0; i < PITCH_SPAN; i++) sound[i] = low[from + i]!;
  if (!correlate()) return SILENT;
  let best = 0;
  for (let lag = LEAST_LAG + 1; lag < MOST_LAG; lag++) {
    if (isPeak(correlations, lag)) best = Math.max(best, correlations[lag]!);
  }
  if (best < VOICED) return { hz: 0, periodicity: Math.max(0, best) };
  for (let lag = LEAST_LAG + 1; lag < MOST_LAG; lag++) {
    if (!isPeak(correlations, lag) || correlations[lag]! < NEARLY * best) continue;
    return { hz: LOW_RATE / vertex(correlations, lag), periodicity: Math.min(1, correlations[lag]!) };
  }
  return SILENT;
}

/** @returns whether there is any sound */
function correlate(): boolean {
  let here = 1e-12;
  for (let i = 0; i < WINDOW; i++) here += sound[i]! * sound[i]!;
  if (here < 1e-8) return false;
  for (let lag = LEAST_LAG; lag <= MOST_LAG; lag += TOGETHER) multiply(lag);
  let there = here;
  for (let lag = 1; lag <= MOST_LAG; lag++) {
    const leaving = sound[lag - 1]!;
    const coming = sound[lag + WINDOW - 1]!;
    there = Math.max(1e-12, there + coming * coming - leaving * leaving);
    if (lag >= LEAST_LAG) correlations[lag] = products[lag]! / Math.sqrt(here * there);
  }
  return true;
}

function multiply(lag: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let first = sound[lag]!;
  let second = sound[lag + 1]!;
  let third = sound[lag + 2]!;
  for (let i = 0; i < WINDOW; i++) {
    const one = sound[i]!;
    const fourth = sound[i + lag + 3]!;
    a += one * first;
    b += one * second;
    c += one * third;
    d += one * fourth;
    first = second;
    second = third;
    third = fourth;
  }
  products[lag] = a;
  products[lag + 1] = b;
  products[lag + 2] = c;
  products[lag + 3] = d;
}

function isPeak(values: Float32Array, at: number): boolean {
  return values[at]! > values[at - 1]! && values[at]! >= values[at + 1]!;
}

/** Where the parabola through a peak and its neighbours is highest. */
function vertex(values: Float32Array, at: number): number {
  const [a, b, c] = [values[at - 1]!, values[at]!, values[at + 1]!];
  const bend = a - 2 * b + c;
  return bend === 0 ? at : at + (0.5 * (a - c)) / bend;
}
