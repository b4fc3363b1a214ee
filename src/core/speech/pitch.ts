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

/**
 * The pitch of a stretch of sound by normalised autocorrelation.
 * @param low `PITCH_SPAN` samples at 4 kHz
 */
export function estimatePitch(low: Float32Array): PitchEstimate {
  const correlations = correlate(low);
  if (correlations === null) return SILENT;
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

function correlate(low: Float32Array): Float32Array | null {
  const correlations = new Float32Array(MOST_LAG + 1);
  let here = 1e-12;
  for (let i = 0; i < WINDOW; i++) here += low[i]! * low[i]!;
  if (here < 1e-8) return null;
  let there = here;
  for (let lag = 1; lag <= MOST_LAG; lag++) {
    const leaving = low[lag - 1]!;
    const coming = low[lag + WINDOW - 1]!;
    there = Math.max(1e-12, there + coming * coming - leaving * leaving);
    if (lag < LEAST_LAG) continue;
    let sum = 0;
    for (let i = 0; i < WINDOW; i++) sum += low[i]! * low[i + lag]!;
    correlations[lag] = sum / Math.sqrt(here * there);
  }
  return correlations;
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
