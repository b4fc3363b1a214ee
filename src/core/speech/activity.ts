import { median, quantile } from './figures.ts';
import type { SoundTrack } from './frame-track.ts';
import {
  FRAME_MS,
  intersectionOf,
  joinClose,
  lengthOf,
  type Stretch,
  stretchesOf,
  unionOf,
} from './stretches.ts';

/** Speech begins where its probability passes the first and ends where it falls under the second. */
const BEGINS = 0.5;
const ENDS = 0.35;
/** The gaps inside words and phrases: somebody speaks through them. */
const WORD_GAP_MS = 260;
/** A click is shorter than a "yes". */
const LEAST_MS = 100;
/** A model hears an onset late and an end late; the level tells both better. */
const LOOK_BEFORE_MS = 120;
const LOOK_AFTER_MS = 60;
const MOST_TRIM_MS = 260;
const MOST_FOLLOWED_MS = 1000;
const VOICE_BREAK_MS = 80;
const ABOVE_FLOOR_DB = 4;
const BELOW_SPEECH_DB = 32;
/** A final hiss ("yes") goes on after the voice: it is followed as long as it is this clearly above the floor. */
const HISS_ABOVE_FLOOR_DB = 10;
const MOST_HISS_MS = 250;
/**
 * In so much noise the level does not show the faint ends of words: on average so much of them is missing, and at most
 * so much. A model hears some of them, and falls silent so much later than the voice.
 */
const NOISY_DB = 20;
const LOST_IN_NOISE_MS = { usual: 80, most: 150 };
const MODEL_LATE_MS = 30;
/** A model passes over a single short "嗯"; its voice, this near to the speaker's level, tells it all the same. */
const SHORT_WORD_DB = 14;
const SHORT_WORD_PERIODIC = 0.7;
const SHORT_WORD_MS = { least: 80, most: 900, apart: 250 };
/** It sleeps through a short first syllable, too; so much of it must be voice. */
const FIRST_SYLLABLE_MS = { least: 40, most: 250, voiced: 20 };
/** Without a model: what is voiced, this far above the floor, and its surroundings. */
const VOICE_ABOVE_FLOOR_DB = 6;
const VOICE_REACH = 12;
const CLEARLY_PERIODIC = 0.55;
/** A channel that never gets louder has nobody on it. */
export const DEAD_DB = -70;
const FLOOR_BLOCK = 100;
const FLOOR_REACH = 5;

/**
 * Where somebody speaks in one channel, in order. Uses the track's probabilities where a model gave them, and
 * voicing above the noise floor otherwise.
 * @param tones what is known to be a signal tone or music
 */
export function activityOf(track: SoundTrack, tones: readonly Stretch[] = []): Stretch[] {
  if (isDead(track)) return [];
  const floor = noiseFloor(track);
  const marks = track.hasProbabilities ? byProbability(track) : byVoice(track, floor);
  for (const { startMs, endMs } of tones) marks.fill(0, startMs / FRAME_MS, endMs / FRAME_MS);
  const told = stretchesOf(marks);
  const loud = loudnessOf(track, told);
  const short =
    loud === undefined || !track.hasProbabilities ? [] : shortWords(track, told, tones, floor, loud);
  let rough = unionOf(told, short);
  const levels = levelsOf(floor, loud ?? DEAD_DB + BELOW_SPEECH_DB);
  if (track.hasProbabilities) rough = withFirstSyllables(track, rough, tones, levels);
  return joinClose(
    rough.flatMap((stretch) => fitToLevel(track, stretch, levels)),
    WORD_GAP_MS,
  ).filter((stretch) => lengthOf(stretch) >= LEAST_MS);
}

/** How loud the speaker is, in decibels; undefined where nobody speaks. */
function loudnessOf(track: SoundTrack, speech: readonly Stretch[]): number | undefined {
  const levels: number[] = [];
  for (const { startMs, endMs } of speech) {
    for (let i = startMs / FRAME_MS; i < endMs / FRAME_MS; i++) levels.push(track.levelDb(i));
  }
  return levels.length === 0 ? undefined : quantile(levels, 0.8);
}

/** Clear voice that stands alone and is soon over, where the model heard none. Music and tones go on. */
function shortWords(
  track: SoundTrack,
  told: readonly Stretch[],
  tones: readonly Stretch[],
  floor: Float32Array,
  loud: number,
): Stretch[] {
  const voiced = new Uint8Array(track.frames);
  const sounding = new Uint8Array(track.frames);
  for (let i = 0; i < track.frames; i++) {
    const level = track.levelDb(i);
    if (level < Math.max(loud - SHORT_WORD_DB, floor[i]! + HISS_ABOVE_FLOOR_DB)) continue;
    sounding[i] = 1;
    if (track.pitchHz(i) > 0 && track.periodicity(i) >= SHORT_WORD_PERIODIC) voiced[i] = 1;
  }
  const known = unionOf(told, tones);
  return joinClose(stretchesOf(sounding), SHORT_WORD_MS.apart).filter((stretch) => {
    if (lengthOf(stretch) > SHORT_WORD_MS.most || intersectionOf([stretch], known).length > 0) return false;
    let frames = 0;
    for (let i = stretch.startMs / FRAME_MS; i < stretch.endMs / FRAME_MS; i++) frames += voiced[i]!;
    return frames * FRAME_MS >= SHORT_WORD_MS.least;
  });
}

export function isDead(track: SoundTrack): boolean {
  for (let i = 0; i < track.frames; i++) if (track.levelDb(i) > DEAD_DB) return false;
  return true;
}

function byProbability(track: SoundTrack): Uint8Array {
  const marks = new Uint8Array(track.frames);
  let speaks = false;
  for (let i = 0; i < track.frames; i++) {
    const probability = track.speechProbability(i);
    speaks = probability >= (speaks ? ENDS : BEGINS);
    if (speaks) marks[i] = 1;
  }
  return marks;
}

function byVoice(track: SoundTrack, floor: Float32Array): Uint8Array {
  const marks = new Uint8Array(track.frames);
  for (let i = 0; i < track.frames; i++) {
    const isVoice =
      track.pitchHz(i) > 0 &&
      track.periodicity(i) >= CLEARLY_PERIODIC &&
      track.levelDb(i) > floor[i]! + VOICE_ABOVE_FLOOR_DB;
    if (isVoice) marks.fill(1, Math.max(0, i - VOICE_REACH), i + VOICE_REACH + 1);
  }
  return marks;
}

/** For each frame the level of what is heard while nobody speaks, in decibels. */
export function noiseFloor(track: SoundTrack): Float32Array {
  const blocks: number[] = [];
  // A rest of a block tells nothing: codecs fill up their last packet with silence.
  for (let from = 0; from === 0 || from + FLOOR_BLOCK / 2 <= track.frames; from += FLOOR_BLOCK) {
    const levels: number[] = [];
    for (let i = from; i < Math.min(from + FLOOR_BLOCK, track.frames); i++) levels.push(track.levelDb(i));
    blocks.push(quantile(levels, 0.1));
  }
  const floor = new Float32Array(track.frames);
  for (let block = 0; block * FLOOR_BLOCK < track.frames; block++) {
    const around = blocks.slice(Math.max(0, block - FLOOR_REACH), block + FLOOR_REACH + 1);
    floor.fill(Math.min(...around), block * FLOOR_BLOCK, (block + 1) * FLOOR_BLOCK);
  }
  return floor;
}

interface Levels {
  /** For each frame the level above which sound belongs to speech. */
  readonly least: Float32Array;
  /** For each frame the level above which even a hiss does. */
  readonly hiss: Float32Array;
  /** For each frame the level of a clear voice. */
  readonly clear: Float32Array;
  /** For each frame whether noise hides the ends of words. */
  isNoisy(frame: number): boolean;
}

function levelsOf(floor: Float32Array, loud: number): Levels {
  const faintest = loud - BELOW_SPEECH_DB;
  return {
    least: floor.map((level) => Math.max(level + ABOVE_FLOOR_DB, faintest)),
    hiss: floor.map((level) => Math.max(level + HISS_ABOVE_FLOOR_DB, faintest)),
    clear: floor.map((level) => Math.max(level + HISS_ABOVE_FLOOR_DB, loud - SHORT_WORD_DB)),
    isNoisy: (frame) => loud - floor[Math.min(frame, floor.length - 1)]! < NOISY_DB,
  };
}

/** Begins and ends a stretch where its sound does; nothing where there is no sound in it. */
function fitToLevel(track: SoundTrack, { startMs, endMs }: Stretch, levels: Levels): Stretch[] {
  const sounds = (frame: number) => smoothLevel(track, frame) > levels.least[frame]!;
  const isVoice = (frame: number) =>
    track.pitchHz(frame) > 0 &&
    track.periodicity(frame) >= CLEARLY_PERIODIC &&
    track.levelDb(frame) > levels.least[frame]!;
  let first = follow(startMs / FRAME_MS, -1, track.frames, isVoice);
  let end = follow(endMs / FRAME_MS, 1, track.frames, isVoice);
  const latest = Math.min(end, (startMs + MOST_TRIM_MS) / FRAME_MS);
  const earliest = Math.max(first, (endMs - MOST_TRIM_MS) / FRAME_MS);
  while (first < latest && !sounds(first)) first++;
  while (end > earliest && end > first && !sounds(end - 1)) end--;
  if (end <= first) return [];
  const most = Math.min(track.frames, end + MOST_HISS_MS / FRAME_MS);
  while (end < most && smoothLevel(track, end) > levels.hiss[end]!) end++;
  if (levels.isNoisy(end)) {
    const modelEnd = track.hasProbabilities ? endMs - MODEL_LATE_MS : 0;
    const told = Math.min(modelEnd, end * FRAME_MS + LOST_IN_NOISE_MS.most);
    end = Math.min(track.frames, Math.max(told / FRAME_MS, end + LOST_IN_NOISE_MS.usual / FRAME_MS));
  }
  return [{ startMs: first * FRAME_MS, endMs: end * FRAME_MS }];
}

/** Each stretch with the clear syllable that stands alone just before it, if there is one. */
function withFirstSyllables(
  track: SoundTrack,
  stretches: readonly Stretch[],
  tones: readonly Stretch[],
  { clear }: Levels,
): Stretch[] {
  const known = unionOf(stretches, tones);
  const isClear = (frame: number) => frame >= 0 && track.levelDb(frame) > clear[frame]!;
  const before = stretches.flatMap(({ startMs }): Stretch[] => {
    let end = startMs / FRAME_MS;
    while (isClear(end - 1)) end--;
    const least = end - WORD_GAP_MS / FRAME_MS;
    while (end > least && !isClear(end - 1)) end--;
    let begin = end;
    let voiced = 0;
    while (isClear(begin - 1)) {
      begin--;
      if (track.pitchHz(begin) > 0 && track.periodicity(begin) >= CLEARLY_PERIODIC) voiced++;
    }
    const syllable = { startMs: begin * FRAME_MS, endMs: end * FRAME_MS };
    const { least: shortest, most, voiced: ofVoice } = FIRST_SYLLABLE_MS;
    const isSyllable =
      lengthOf(syllable) >= shortest && lengthOf(syllable) <= most && voiced * FRAME_MS >= ofVoice;
    return isSyllable && intersectionOf([syllable], known).length === 0
      ? [{ startMs: syllable.startMs, endMs: startMs }]
      : [];
  });
  return unionOf(stretches, before);
}

/** Goes outwards from an edge: the look that is always taken, and as far as a voice goes on without a break. */
function follow(edge: number, step: 1 | -1, frames: number, isVoice: (frame: number) => boolean): number {
  const look = (step < 0 ? LOOK_BEFORE_MS : LOOK_AFTER_MS) / FRAME_MS;
  const most = MOST_FOLLOWED_MS / FRAME_MS;
  let reached = 0;
  for (let away = 0; away < most && away - reached <= VOICE_BREAK_MS / FRAME_MS; away++) {
    const frame = step < 0 ? edge - away - 1 : edge + away;
    if (frame < 0 || frame >= frames) break;
    if (isVoice(frame)) reached = away + 1;
  }
  return Math.max(0, Math.min(frames, edge + step * Math.max(reached, look)));
}

function smoothLevel(track: SoundTrack, frame: number): number {
  return median([track.levelDb(Math.max(0, frame - 1)), track.levelDb(frame), track.levelDb(frame + 1)]);
}
