import { noiseFloor } from './activity.ts';
import type { SoundTrack } from './frame-track.ts';
import { lineTonesOf, stillMusicOf } from './still-sound.ts';
import {
  FRAME_MS,
  intersectionOf,
  joinClose,
  lengthOf,
  type Stretch,
  stretchesOf,
  totalOf,
  unionOf,
} from './stretches.ts';

export interface Hold extends Stretch {
  /** Ring-back and other signal tones, or music. */
  readonly kind: 'tone' | 'music';
}

/** A voice never keeps level and pitch for so many blocks of 100 ms; a tone does. */
const BLOCK = 10;
const STEADY_BLOCKS = 4;
const STEADY_DB = 1;
const STEADY_PITCH = 1.015;
const TONE_PERIODICITY = 0.7;
/** Ring-back sounds every four to six seconds. */
const RING_GAP_MS = 6000;
/** A single key tone is no hold. */
const LEAST_TONE_MS = 800;
const MUSIC_ABOVE_FLOOR_DB = 8;
const MUSIC_GAP_MS = 600;
const LEAST_MUSIC_MS = 4000;
const MUSIC_PERIODIC_SHARE = 0.35;
const NO_SPEECH = 0.35;

/** Signal tones of one channel: ring-back, busy, keys. They are no speech, whatever a model says. */
export function tonesOf(track: SoundTrack): Stretch[] {
  const marks = new Uint8Array(track.frames);
  const blocks = Math.floor(track.frames / BLOCK);
  let run = 0;
  let before: Block | null = null;
  for (let b = 0; b <= blocks; b++) {
    const block = b < blocks ? blockAt(track, b) : null;
    const goesOn = block !== null && before !== null && isSteady(before, block);
    if (goesOn) run++;
    else {
      if (run + 1 >= STEADY_BLOCKS && before !== null) marks.fill(1, (b - run - 1) * BLOCK, b * BLOCK);
      run = 0;
    }
    before = block;
  }
  // A tone begins and ends inside the blocks beside the steady ones.
  const steady = stretchesOf(marks).map(({ startMs, endMs }) => ({
    startMs: Math.max(0, startMs - BLOCK * FRAME_MS),
    endMs: Math.min(track.durationMs, endMs + BLOCK * FRAME_MS),
  }));
  return unionOf(steady, lineTonesOf(track));
}

interface Block {
  readonly db: number;
  readonly hz: number;
}

/** Null where the block is not periodic throughout. */
function blockAt(track: SoundTrack, block: number): Block | null {
  let power = 0;
  let hz = 0;
  for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++) {
    if (track.pitchHz(i) === 0 || track.periodicity(i) < TONE_PERIODICITY) return null;
    power += 10 ** (track.levelDb(i) / 10);
    hz += track.pitchHz(i);
  }
  return { db: 10 * Math.log10(power / BLOCK), hz: hz / BLOCK };
}

function isSteady(a: Block, b: Block): boolean {
  const ratio = a.hz > b.hz ? a.hz / b.hz : b.hz / a.hz;
  return Math.abs(a.db - b.db) < STEADY_DB && ratio < STEADY_PITCH;
}

/**
 * Where the line was kept busy instead of spoken on, in order.
 * @param tones of all channels
 * @param speech of all channels
 */
export function holdsOf(
  tracks: readonly SoundTrack[],
  tones: readonly Stretch[],
  speech: readonly Stretch[],
): Hold[] {
  const ringing = joinClose(tones, RING_GAP_MS)
    .filter((ring) => totalOf(intersectionOf([ring], tones)) >= LEAST_TONE_MS)
    .flatMap((ring) => apartFrom(ring, speech))
    .map((ring): Hold => ({ ...ring, kind: 'tone' }));
  const music = unionOf(...tracks.map((track) => musicOf(track, speech))).map(
    (one): Hold => ({ ...one, kind: 'music' }),
  );
  const free = music.filter((one) => intersectionOf([one], ringing).length === 0);
  return [...ringing, ...free].toSorted((a, b) => a.startMs - b.startMs);
}

/** The pieces of a stretch in which nobody speaks, without crumbs. */
function apartFrom(stretch: Stretch, speech: readonly Stretch[]): Stretch[] {
  const pieces: Stretch[] = [];
  let at = stretch.startMs;
  for (const { startMs, endMs } of intersectionOf([stretch], speech)) {
    if (startMs - at >= LEAST_TONE_MS) pieces.push({ startMs: at, endMs: startMs });
    at = endMs;
  }
  if (stretch.endMs - at >= LEAST_TONE_MS) pieces.push({ startMs: at, endMs: stretch.endMs });
  return pieces;
}

/** What stands still, and long sound that is no speech but keeps repeating itself: that only a model of speech can tell. */
function musicOf(track: SoundTrack, speech: readonly Stretch[]): Stretch[] {
  const still = stillMusicOf(track).flatMap((stretch) => apartFrom(stretch, speech));
  if (!track.hasProbabilities) return still;
  const quietest = Math.min(...noiseFloorSample(track));
  const marks = new Uint8Array(track.frames);
  for (let i = 0; i < track.frames; i++) {
    if (track.levelDb(i) > quietest + MUSIC_ABOVE_FLOOR_DB && track.speechProbability(i) < NO_SPEECH)
      marks[i] = 1;
  }
  const repeating = joinClose(stretchesOf(marks), MUSIC_GAP_MS)
    .flatMap((stretch) => apartFrom(stretch, speech))
    .filter(
      (stretch) =>
        lengthOf(stretch) >= LEAST_MUSIC_MS && periodicShare(track, stretch) >= MUSIC_PERIODIC_SHARE,
    );
  return unionOf(still, repeating);
}

function noiseFloorSample(track: SoundTrack): number[] {
  const floor = noiseFloor(track);
  const sample: number[] = [];
  for (let i = 0; i < floor.length; i += 100) sample.push(Math.max(-70, floor[i]!));
  return sample;
}

function periodicShare(track: SoundTrack, { startMs, endMs }: Stretch): number {
  let periodic = 0;
  for (let i = startMs / FRAME_MS; i < endMs / FRAME_MS; i++) if (track.pitchHz(i) > 0) periodic++;
  return periodic / Math.max(1, (endMs - startMs) / FRAME_MS);
}
