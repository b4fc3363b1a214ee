import { median, quantile } from './figures.ts';
import type { SoundTrack } from './frame-track.ts';
import { FRAME_MS, type Stretch, totalOf } from './stretches.ts';
import { paceOf, type TurnPace } from './turn-pace.ts';

/** How a turn was said, in absolute figures. */
export interface Measures extends Partial<TurnPace> {
  /** Of speech, without its pauses. */
  readonly speechMs: number;
  /** Mean power of the speech, decibels of full scale. */
  readonly levelDb: number;
  /** Median of the voiced frames; absent where hardly anything is voiced. */
  readonly pitchHz?: number;
  /** From the tenth to the ninetieth percentile, in semitones. */
  readonly pitchRange?: number;
}

const CLEARLY_VOICED = 0.6;
const LEAST_VOICED_FRAMES = 15;
/** Estimates so far from the median are octave errors. */
const OCTAVE_ERROR = 9;
const LEAST_RATE_MS = 1000;
const MOST_KNOWN = 2000;

export function measureTurn(track: SoundTrack, speech: readonly Stretch[]): Measures {
  const frames = framesOf(speech);
  const speechMs = totalOf(speech);
  const power = frames.reduce((sum, frame) => sum + 10 ** (track.levelDb(frame) / 10), 0);
  return {
    speechMs,
    levelDb: 10 * Math.log10(power / Math.max(1, frames.length) + 1e-12),
    ...pitchOf(track, frames),
    ...(speechMs < LEAST_RATE_MS ? {} : paceOf(track, speech)),
  };
}

/** Measures the same speech once, however often it is asked for; for calls that are looked at again and again. */
export function measuresOnce(): typeof measureTurn {
  const known = new Map<string, Measures>();
  return (track, speech) => {
    const key = speech.map(({ startMs, endMs }) => `${startMs}-${endMs}`).join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const measures = measureTurn(track, speech);
    // A turn that goes on is measured under a new name each time.
    if (known.size === MOST_KNOWN) known.clear();
    known.set(key, measures);
    return measures;
  };
}

function framesOf(speech: readonly Stretch[]): number[] {
  return speech.flatMap(({ startMs, endMs }) =>
    Array.from({ length: (endMs - startMs) / FRAME_MS }, (_, i) => startMs / FRAME_MS + i),
  );
}

function pitchOf(track: SoundTrack, frames: readonly number[]): Pick<Measures, 'pitchHz' | 'pitchRange'> {
  const heard = frames
    .filter((frame) => track.pitchHz(frame) > 0 && track.periodicity(frame) >= CLEARLY_VOICED)
    .map((frame) => track.pitchHz(frame));
  if (heard.length < LEAST_VOICED_FRAMES) return {};
  const rough = median(heard);
  const near = heard.filter((hz) => Math.abs(semitones(hz, rough)) <= OCTAVE_ERROR);
  return {
    pitchHz: median(near),
    pitchRange: semitones(quantile(near, 0.9), quantile(near, 0.1)),
  };
}

export function semitones(hz: number, from: number): number {
  return 12 * Math.log2(hz / from);
}
