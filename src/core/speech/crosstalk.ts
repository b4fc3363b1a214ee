import { correlation, median, quantile } from './figures.ts';
import type { SoundTrack } from './frame-track.ts';
import { FRAME_MS, intersectionOf, joinClose, lengthOf, restOf, type Stretch } from './stretches.ts';

/** The other side, heard through the headset, is so much softer than where it speaks itself… */
const LEAK_BELOW_OTHER_DB = 9;
/** …and so much softer than whoever speaks into this channel. */
const LEAK_BELOW_OWN_DB = 8;
const WINDOW_MS = 500;
const LEAK_FOLLOWS = 0.6;
/** A leak has the pitch of what leaks, to a semitone; so many voiced frames tell, and at least half of them. */
const CLEARLY_VOICED = 0.6;
const LEAST_VOICED_FRAMES = 5;
const SAME_PITCH = 2 ** (1 / 12);
/** A leak may be an echo from the far end. */
const ECHO_MS = 150;
const CRUMB_MS = 150;
const WORD_GAP_MS = 260;

interface Heard {
  readonly track: SoundTrack;
  readonly speech: readonly Stretch[];
}

/** The speech of a channel without what leaked into it from the other one. */
export function withoutLeaks(own: Heard, other: Heard): Stretch[] {
  const level = ownLevel(own, other);
  const reach = other.speech.map(({ startMs, endMs }) => ({ startMs, endMs: endMs + ECHO_MS }));
  const leaks = intersectionOf(own.speech, joinClose(reach, 1))
    .flatMap(inWindows)
    .filter((window) => isLeak(window, own.track, other.track, level));
  if (leaks.length === 0) return [...own.speech];
  const kept = intersectionOf(own.speech, restOf(joinClose(leaks, CRUMB_MS), own.track.durationMs));
  return joinClose(kept, WORD_GAP_MS).filter(
    (stretch) => lengthOf(stretch) >= CRUMB_MS || own.speech.includes(stretch),
  );
}

/** How loud the channel is when its own speaker speaks: where it is not the softer of the two. */
function ownLevel({ track, speech }: Heard, other: Heard): number | undefined {
  const levels: number[] = [];
  for (const { startMs, endMs } of speech) {
    for (let i = startMs / FRAME_MS; i < endMs / FRAME_MS; i++) {
      if (track.levelDb(i) >= other.track.levelDb(i)) levels.push(track.levelDb(i));
    }
  }
  return levels.length < WINDOW_MS / FRAME_MS ? undefined : quantile(levels, 0.6);
}

function inWindows({ startMs, endMs }: Stretch): Stretch[] {
  const count = Math.max(1, Math.round((endMs - startMs) / WINDOW_MS));
  const frames = (endMs - startMs) / FRAME_MS;
  const at = (part: number) => startMs + Math.round((part * frames) / count) * FRAME_MS;
  return Array.from({ length: count }, (_, i) => ({ startMs: at(i), endMs: at(i + 1) }));
}

function isLeak(window: Stretch, own: SoundTrack, other: SoundTrack, level: number | undefined): boolean {
  const here: number[] = [];
  const apart: number[] = [];
  for (let i = window.startMs / FRAME_MS; i < window.endMs / FRAME_MS; i++) {
    here.push(own.levelDb(i));
    apart.push(loudestAround(other, i) - own.levelDb(i));
  }
  const isSoft = level === undefined || quantile(here, 0.7) <= level - LEAK_BELOW_OWN_DB;
  return isSoft && median(apart) >= LEAK_BELOW_OTHER_DB && followsOther(window, own, other);
}

/** A leak rises and falls with what leaks, at once or as an echo; somebody's own soft words do not. */
function followsOther({ startMs, endMs }: Stretch, own: SoundTrack, other: SoundTrack): boolean {
  const [from, to] = [startMs / FRAME_MS, endMs / FRAME_MS];
  for (let late = 0; late <= ECHO_MS / FRAME_MS; late += 2) {
    const mine: number[] = [];
    const theirs: number[] = [];
    for (let i = Math.max(from, late); i < to; i++) {
      mine.push(own.levelDb(i));
      theirs.push(other.levelDb(i - late));
    }
    if (correlation(mine, theirs) >= LEAK_FOLLOWS && !hasOwnPitch(own, other, from, to, late)) return true;
  }
  return false;
}

function hasOwnPitch(own: SoundTrack, other: SoundTrack, from: number, to: number, late: number): boolean {
  let voiced = 0;
  let alike = 0;
  for (let i = Math.max(from, late); i < to; i++) {
    const mine = own.pitchHz(i);
    const theirs = other.pitchHz(i - late);
    if (mine === 0 || own.periodicity(i) < CLEARLY_VOICED) continue;
    voiced++;
    if (theirs > 0 && Math.max(mine / theirs, theirs / mine) <= SAME_PITCH) alike++;
  }
  return voiced >= LEAST_VOICED_FRAMES && 2 * alike < voiced;
}

function loudestAround(track: SoundTrack, frame: number): number {
  let loudest = track.levelDb(frame);
  for (let back = 1; back <= ECHO_MS / FRAME_MS; back++) {
    if (frame >= back) loudest = Math.max(loudest, track.levelDb(frame - back));
  }
  return loudest;
}
