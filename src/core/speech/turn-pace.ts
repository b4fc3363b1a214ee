import { SOUND_BANDS } from './band-levels.ts';
import { quantile } from './figures.ts';
import type { SoundTrack } from './frame-track.ts';
import { FRAME_MS, type Stretch, totalOf } from './stretches.ts';

/** How fast somebody spoke, as far as the sound tells; absent in short turns. */
export interface TurnPace {
  /** Syllables a minute of speech, counted as rises of the level. */
  readonly syllableRate: number;
  /** For comparing a speaker's turns with each other: without a unit, larger where somebody speaks faster. */
  readonly pace: number;
}

/** The dip between two syllables that counts them right on average, the level smoothed over two frames on either side. */
const DIP_DB = 2.5;
/** Finer dips, the level smoothed over one and two: each finds what others miss, together they tell best who is faster than usual. */
const PACE_DIPS_DB = [1, 1.5, 2];
const BELOW_PEAK_DB = 18;
/** What is fainter neither rises nor dips: noise does that by itself. */
const FAINTEST_BELOW_DB = 24;
const VOICE_REACH = 2;
/** Dips between two sounds, as shares of the mean change. */
const CHANGE_DIPS = [0.2, 0.3, 0.5];
/** Frames after which a sound is compared with itself: all of it, and its timbre alone. */
const LATER = { sound: 3, timbre: 2 };
/**
 * Powers of the product. Fast speech runs together: where somebody is half as fast again each of them grows by an eighth to a
 * fifth, and differs as much between sentences; together they tell more, and grow by a good quarter.
 */
const GROWS = { syllables: 0.4, sounds: 0.6, turning: 0.4, timbre: 0.6 };
/** A slope goes through so many frames on either side. */
const SLOPE_REACH = 2;

export function paceOf(track: SoundTrack, speech: readonly Stretch[]): TurnPace {
  const minutes = totalOf(speech) / 60_000;
  const [plain, ...coarse] = syllableCounts(track, speech, 2, [DIP_DB, ...PACE_DIPS_DB]);
  const syllables = meanOf([...coarse, ...syllableCounts(track, speech, 1, PACE_DIPS_DB)]);
  const bands = bandsOf(track, speech);
  const { sound, timbre } = LATER;
  return {
    syllableRate: plain! / minutes,
    pace:
      (syllables / minutes) ** GROWS.syllables *
      (soundsIn(track, speech) / minutes) ** GROWS.sounds *
      angleAfter(bands, sound) ** GROWS.turning *
      angleAfter(withoutLevel(bands), timbre) ** GROWS.timbre,
  };
}

/** How many sounds follow each other, counted as tops of the change between them (Furui 1986). */
function soundsIn(track: SoundTrack, speech: readonly Stretch[]): number {
  const changes = speech.flatMap(({ startMs, endMs }) =>
    Array.from({ length: (endMs - startMs) / FRAME_MS }, (_, i) => changeAt(track, startMs / FRAME_MS + i)),
  );
  const mean = meanOf(changes);
  if (mean === 0) return 0;
  const shares = Float64Array.from(changes, (change) => change / mean);
  return meanOf(CHANGE_DIPS.map((dip) => topsOf(shares, dip).length));
}

/** How fast the bands change: the slope of a line through the frames around one, root mean square. */
function changeAt(track: SoundTrack, frame: number): number {
  let squares = 0;
  for (let band = 0; band < SOUND_BANDS; band++) {
    let slope = 0;
    for (let away = 1; away <= SLOPE_REACH; away++) {
      slope += away * (track.soundIn(band, frame + away) - track.soundIn(band, frame - away));
    }
    squares += slope * slope;
  }
  return Math.sqrt(squares / SOUND_BANDS);
}

/** By band: how far each frame of the speech lies from the mean. */
function bandsOf(track: SoundTrack, speech: readonly Stretch[]): Float64Array[] {
  return Array.from({ length: SOUND_BANDS }, (_, band) => {
    const values = speech.flatMap(({ startMs, endMs }) =>
      Array.from({ length: (endMs - startMs) / FRAME_MS }, (_, i) =>
        track.soundIn(band, startMs / FRAME_MS + i),
      ),
    );
    const mean = meanOf(values);
    return Float64Array.from(values, (value) => value - mean);
  });
}

/** What is left where all bands of a frame rise and fall together. */
function withoutLevel(bands: readonly Float64Array[]): Float64Array[] {
  const level = bands[0]!.map((_, i) => meanOf(bands.map((band) => band[i]!)));
  return bands.map((band) => band.map((value, i) => value - level[i]!));
}

/** How far a sound has turned away from itself after some frames: the angle between the two, in radians. */
function angleAfter(bands: readonly Float64Array[], frames: number): number {
  let [common, then, now] = [0, 1e-12, 1e-12];
  for (const band of bands) {
    for (let i = frames; i < band.length; i++) {
      common += band[i]! * band[i - frames]!;
      then += band[i - frames]! ** 2;
      now += band[i]! ** 2;
    }
  }
  return Math.acos(Math.max(-1, Math.min(1, common / Math.sqrt(then * now))));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
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
