import { noiseFloor } from './activity.ts';
import type { FrameTrack } from './frame-track.ts';
import { FRAME_MS, lengthOf, type Stretch } from './stretches.ts';

/** A stretch of speech whose voice is told. */
export interface VoiceWindow extends Stretch {
  /** The mean power of its sound. */
  readonly power: number;
  /** Its share of the speech that it and its neighbours overlap in. */
  readonly speechMs: number;
  /** Which of the stretches it is in. */
  readonly stretch: number;
}

/** As long as what the model was trained on. */
const LONGEST_MS = 1600;
/** From one window to the next. */
const STEP_MS = 400;
/** Speech reaches out of its stretch so far. */
const AROUND_MS = 50;
/** What is hardly above the floor is neither a voice nor music. */
const ABOVE_FLOOR_DB = 4;

/** Windows over speech: several over a long stretch, one as long as a short one. */
export function voiceWindowsOf(track: FrameTrack, speech: readonly Stretch[]): VoiceWindow[] {
  return speech.flatMap((stretch, index) => {
    const starts = startsOf(stretch);
    return starts.map((startMs) => {
      const endMs = Math.min(startMs + LONGEST_MS, stretch.endMs);
      return {
        startMs,
        endMs,
        power: powerOf(track, { startMs, endMs }),
        speechMs: lengthOf(stretch) / starts.length,
        stretch: index,
      };
    });
  });
}

function startsOf(stretch: Stretch): number[] {
  const room = lengthOf(stretch) - LONGEST_MS;
  if (room <= 0) return [stretch.startMs];
  const steps = Math.ceil(room / STEP_MS);
  return Array.from(
    { length: steps + 1 },
    (_, i) => stretch.startMs + Math.round((i * room) / steps / FRAME_MS) * FRAME_MS,
  );
}

function powerOf(track: FrameTrack, { startMs, endMs }: Stretch): number {
  let sum = 0;
  for (let frame = startMs / FRAME_MS; frame < endMs / FRAME_MS; frame++) {
    sum += 10 ** (track.levelDb(frame) / 10);
  }
  return (sum * FRAME_MS) / (endMs - startMs);
}

/** Tells the frames in which nobody speaks and nothing else sounds. */
export function noiseOf(track: FrameTrack, speech: readonly Stretch[]): (frame: number) => boolean {
  const floor = noiseFloor(track);
  const marks = Uint8Array.from(floor, (level, frame) =>
    track.levelDb(frame) < level + ABOVE_FLOOR_DB ? 1 : 0,
  );
  for (const { startMs, endMs } of speech) {
    marks.fill(0, Math.max(0, (startMs - AROUND_MS) / FRAME_MS), (endMs + AROUND_MS) / FRAME_MS);
  }
  return (frame) => marks[frame] === 1;
}
