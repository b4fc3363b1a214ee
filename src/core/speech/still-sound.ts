import type { SoundTrack } from './frame-track.ts';
import { LINES_EVERY, NO_TONE, PURE_LINES } from './sound-lines.ts';
import { lengthOf, type Stretch, stretchesOf, unionOf } from './stretches.ts';

// What holds still is no speech: a voice changes its pitch within a tenth of a second, a tone, a note and a chord do not.

/** A key sounds for 40 ms at least; looks that lie half beside it show it too. */
const KEY_LOOKS = 3;
/** In speech one or two lines are heard alone for 140 ms at most; busy tones sound for 250 ms and more. */
const TONE_LOOKS = 9;
/** A tone is seen where the middle of a look lies: so much of it may stand outside. */
const EDGE_MS = 40;
/** So alike to what was heard 80 ms before is a tenth of speech at most, half of it on one pitch, and more of music. */
const STILL = 0.97;
const STILL_SHARE = 0.62;
const SHARE_LOOKS = 50;
/** A single long note is no music. */
const LEAST_MUSIC_MS = 2000;

/** Keys of a telephone, and tones of one or two lines. */
export function lineTonesOf(track: SoundTrack): Stretch[] {
  const marks = new Uint8Array(track.frames);
  for (let from = 0; from < track.frames; from += LINES_EVERY) {
    if (track.tone(from) === NO_TONE) continue;
    let until = from;
    while (until < track.frames && track.tone(until) !== NO_TONE) until += LINES_EVERY;
    if (isTone(track, from, until)) marks.fill(1, from, until);
    from = until;
  }
  return unionOf(
    stretchesOf(marks).map(({ startMs, endMs }) => ({
      startMs: Math.max(0, startMs - EDGE_MS),
      endMs: Math.min(track.durationMs, endMs + EDGE_MS),
    })),
  );
}

function isTone(track: SoundTrack, from: number, until: number): boolean {
  if ((until - from) / LINES_EVERY >= TONE_LOOKS) return true;
  let [run, before] = [0, NO_TONE];
  for (let frame = from; frame < until; frame += LINES_EVERY) {
    const tone = track.tone(frame);
    run = tone === PURE_LINES ? 0 : tone === before ? run + 1 : 1;
    if (run >= KEY_LOOKS) return true;
    before = tone;
  }
  return false;
}

/** Music whose notes or chords stand for a quarter of a second and more; voices over it hide it. */
export function stillMusicOf(track: SoundTrack): Stretch[] {
  const looks = Math.floor(track.frames / LINES_EVERY);
  const isStill = (look: number) => track.likeness(look * LINES_EVERY) >= STILL;
  const marks = new Uint8Array(track.frames);
  let still = 0;
  for (let look = 0; look < looks; look++) {
    if (isStill(look)) still++;
    const from = look - SHARE_LOOKS + 1;
    if (from < 0) continue;
    if (still >= STILL_SHARE * SHARE_LOOKS) {
      let [first, last] = [from, look];
      while (!isStill(first)) first++;
      while (!isStill(last)) last--;
      marks.fill(1, first * LINES_EVERY, (last + 1) * LINES_EVERY);
    }
    if (isStill(from)) still--;
  }
  return stretchesOf(marks).filter((stretch) => lengthOf(stretch) >= LEAST_MUSIC_MS);
}
