import { median, quantile } from './figures.ts';
import type { SoundTrack } from './frame-track.ts';
import { FRAME_MS, type Stretch, totalOf } from './stretches.ts';

/** How a turn was said, in absolute figures. */
export interface Measures {
  /** Of speech, without its pauses. */
  readonly speechMs: number;
  /** Mean power of the speech, decibels of full scale. */
  readonly levelDb: number;
  /** Median of the voiced frames; absent where hardly anything is voiced. */
  readonly pitchHz?: number;
  /** From the tenth to the ninetieth percentile, in semitones. */
  readonly pitchRange?: number;
  /** Syllables a minute of speech, counted as rises of the level; absent in short turns. */
  readonly syllableRate?: number;
  /** Likewise, as the mean of finer counts: too high by itself, better for comparing turns. */
  readonly pace?: number;
}

const CLEARLY_VOICED = 0.6;
const LEAST_VOICED_FRAMES = 15;
/** Estimates so far from the median are octave errors. */
const OCTAVE_ERROR = 9;
const LEAST_RATE_MS = 1000;
/** The dip between two syllables that counts them right on average, the level smoothed over two frames on either side. */
const DIP_DB = 2.5;
/** Finer dips, the level smoothed over one and two: each finds what others miss, together they tell best who is faster than usual. */
const PACE_DIPS_DB = [1, 1.5, 2];
const BELOW_PEAK_DB = 18;
/** What is fainter neither rises nor dips: noise does that by itself. */
const FAINTEST_BELOW_DB = 24;
const VOICE_REACH = 2;
const MOST_KNOWN = 2000;

export function measureTurn(track: SoundTrack, speech: readonly Stretch[]): Measures {
  const frames = framesOf(speech);
  const speechMs = totalOf(speech);
  const power = frames.reduce((sum, frame) => sum + 10 ** (track.levelDb(frame) / 10), 0);
  return {
    speechMs,
    levelDb: 10 * Math.log10(power / Math.max(1, frames.length) + 1e-12),
    ...pitchOf(track, frames),
    ...(speechMs < LEAST_RATE_MS ? {} : pacesOf(track, speech, speechMs)),
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

function pacesOf(
  track: SoundTrack,
  speech: readonly Stretch[],
  speechMs: number,
): Pick<Measures, 'syllableRate' | 'pace'> {
  const [plain, ...coarse] = syllableCounts(track, speech, 2, [DIP_DB, ...PACE_DIPS_DB]);
  const finer = [...coarse, ...syllableCounts(track, speech, 1, PACE_DIPS_DB)];
  const aMinute = (count: number) => (count * 60_000) / speechMs;
  return {
    syllableRate: aMinute(plain!),
    pace: aMinute(finer.reduce((sum, count) => sum + count, 0) / finer.length),
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

/** By dip: rises of the smoothed level with a dip on either side and a voice at the top, the vowels of syllables. */
function syllableCounts(
  track: SoundTrack,
  speech: readonly Stretch[],
  reach: number,
  dipsDb: readonly number[],
): number[] {
  const counts = dipsDb.map(() => 0);
  for (const { startMs, endMs } of speech) {
    const first = startMs / FRAME_MS;
    const smoothed = Float64Array.from({ length: (endMs - startMs) / FRAME_MS }, (_, i) =>
      smooth(track, first + i, reach),
    );
    const loud = quantile(smoothed, 0.95);
    const levels = smoothed.map((level) => Math.max(level, loud - FAINTEST_BELOW_DB));
    for (const [i, dip] of dipsDb.entries()) {
      counts[i]! += topsOf(levels, dip).filter(
        (top) => levels[top]! > loud - BELOW_PEAK_DB && isVoiced(track, first + top),
      ).length;
    }
  }
  return counts;
}

/** Where levels are highest between two dips of at least so many decibels. */
function topsOf(levels: Float64Array, dip: number): number[] {
  const tops: number[] = [];
  let top = 0;
  let valley = Number.NEGATIVE_INFINITY;
  let rises = true;
  for (let i = 0; i <= levels.length; i++) {
    const level = levels[i] ?? Number.NEGATIVE_INFINITY;
    if (rises) {
      if (level > levels[top]!) top = i;
      if (level >= levels[top]! - dip) continue;
      tops.push(top);
      rises = false;
      valley = level;
    } else {
      valley = Math.min(valley, level);
      if (level <= valley + dip) continue;
      rises = true;
      top = i;
    }
  }
  return tops;
}

function isVoiced(track: SoundTrack, frame: number): boolean {
  for (let i = frame - VOICE_REACH; i <= frame + VOICE_REACH; i++) if (track.pitchHz(i) > 0) return true;
  return false;
}

function smooth(track: SoundTrack, frame: number, reach: number): number {
  let power = 0;
  for (let i = frame - reach; i <= frame + reach; i++) power += 10 ** (track.levelDb(Math.max(0, i)) / 10);
  return 10 * Math.log10(power / (2 * reach + 1) + 1e-12);
}
