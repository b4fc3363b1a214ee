import type { FrameTrack } from './frame-track.ts';
import { centreOf, likeness, type WeighedPrint } from './print-figures.ts';
import { FRAME_MS, lengthOf, type Stretch } from './stretches.ts';
import { voiceCentres } from './voice-centres.ts';
import { bestPath } from './voice-path.ts';
import type { VoiceWindow } from './voice-windows.ts';

/** Shorter windows tell too little of a voice to say which voices there are. */
const CLEAR_MS = 800;
/** So many windows, spread over the recording, say which voices there are. */
const MOST_CLEAR = 500;
const STEP_MS = 100;
const ROUNDS = 2;
/** Speech without a pause is taken for several parts, each so long. */
const PART_MS = 5000;
/** Who speaks is told anew each tenth of a second; a change costs so many of them, less where there is a pause. */
const CHANGE = { inside: 3, atPause: 1 };
/** A window tells most of its middle; so much of its edges. */
const AT_EDGE = 0.05;
/** A change inside a stretch is where its level is lowest, this near. */
const DIP_REACH_MS = 250;

export interface PrintedWindow {
  readonly window: VoiceWindow;
  readonly print: Float32Array;
}

/** A tenth of a second of speech. */
interface Step extends Stretch {
  readonly isFirst: boolean;
}

/**
 * Tells the speakers of one channel apart by their voices, the first to speak first.
 * @returns for each of them where they speak; one list where there is one voice, or several that are too alike
 */
export function speakersByVoice(
  track: FrameTrack,
  speech: readonly Stretch[],
  printed: readonly PrintedWindow[],
): Stretch[][] {
  let centres = voiceCentres(clearPrints(printed));
  if (centres.length < 2) return [[...speech]];
  const steps = stepsOf(speech);
  let owners: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    owners = ownersOf(steps, printed, centres);
    centres = centres.map((centre, voice) => centreAgain(centre, voice, steps, owners, printed));
  }
  const lists = centres.map((_, voice) => pieces(track, steps, owners, voice));
  return lists.filter((list) => list.length > 0).toSorted((a, b) => a[0]!.startMs - b[0]!.startMs);
}

function clearPrints(printed: readonly PrintedWindow[]): WeighedPrint[] {
  const clear = printed.filter(({ window }) => lengthOf(window) >= CLEAR_MS);
  const every = Math.max(1, clear.length / MOST_CLEAR);
  let [part, begin] = [0, clear[0]?.window];
  return Array.from({ length: Math.floor(clear.length / every) }, (_, i) => {
    const { window, print } = clear[Math.floor(i * every)]!;
    if (window.stretch !== begin!.stretch || window.startMs - begin!.startMs >= PART_MS) {
      part++;
      begin = window;
    }
    return { print, weight: window.speechMs * every, part };
  });
}

function stepsOf(speech: readonly Stretch[]): Step[] {
  return speech.flatMap(({ startMs, endMs }) => {
    const count = Math.max(1, Math.round((endMs - startMs) / STEP_MS));
    return Array.from({ length: count }, (_, i) => ({
      startMs: startMs + i * STEP_MS,
      endMs: i === count - 1 ? endMs : startMs + (i + 1) * STEP_MS,
      isFirst: i === 0,
    }));
  });
}

/** By step: who speaks. */
function ownersOf(
  steps: readonly Step[],
  printed: readonly PrintedWindow[],
  centres: readonly Float32Array[],
): number[] {
  const apart = 1 - Math.max(...centres.flatMap((a, i) => centres.slice(i + 1).map((b) => likeness(a, b))));
  const told = printed.map(({ window, print }) => ({
    window,
    middle: (window.startMs + window.endMs) / 2,
    likenesses: centres.map((centre) => likeness(print, centre) / apart),
  }));
  let first = 0;
  const scores = steps.map(({ startMs, endMs }) => {
    const at = (startMs + endMs) / 2;
    while (first < told.length && told[first]!.window.endMs <= at) first++;
    const sums = centres.map(() => 0);
    let weights = 0;
    for (let i = first; i < told.length && told[i]!.window.startMs <= at; i++) {
      const { window, middle, likenesses } = told[i]!;
      const weight = 1 + AT_EDGE - (2 * Math.abs(at - middle)) / lengthOf(window);
      weights += weight;
      for (const [voice, value] of likenesses.entries()) sums[voice]! += value * weight;
    }
    return sums.map((sum) => sum / Math.max(weights, 1e-9));
  });
  return bestPath(
    scores,
    steps.map(({ isFirst }) => (isFirst ? CHANGE.atPause : CHANGE.inside)),
  );
}

/** The centre of what is a voice's own: windows in which nobody else speaks. */
function centreAgain(
  centre: Float32Array,
  voice: number,
  steps: readonly Step[],
  owners: readonly number[],
  printed: readonly PrintedWindow[],
): Float32Array {
  const own: WeighedPrint[] = [];
  let first = 0;
  for (const { window, print } of printed) {
    while (first < steps.length && steps[first]!.endMs <= window.startMs) first++;
    let isOwn = lengthOf(window) >= CLEAR_MS;
    for (let i = first; isOwn && i < steps.length && steps[i]!.startMs < window.endMs; i++) {
      isOwn = owners[i] === voice;
    }
    if (isOwn) own.push({ print, weight: window.speechMs, part: window.stretch });
  }
  return own.length === 0 ? centre : centreOf(own);
}

function pieces(
  track: FrameTrack,
  steps: readonly Step[],
  owners: readonly number[],
  voice: number,
): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i < steps.length; i++) {
    if (owners[i] !== voice) continue;
    const from = i;
    while (i + 1 < steps.length && owners[i + 1] === voice && !steps[i + 1]!.isFirst) i++;
    const [start, end] = [steps[from]!, steps[i]!];
    const next = steps[i + 1];
    found.push({
      startMs: start.isFirst ? start.startMs : dipNear(track, start.startMs),
      endMs: next === undefined || next.isFirst ? end.endMs : dipNear(track, next.startMs),
    });
  }
  return found.filter((stretch) => lengthOf(stretch) > 0);
}

/** Where the level is lowest around a time: people change between words. */
function dipNear(track: FrameTrack, ms: number): number {
  let [best, least] = [ms / FRAME_MS, Number.POSITIVE_INFINITY];
  for (
    let frame = Math.max(1, (ms - DIP_REACH_MS) / FRAME_MS);
    frame <= (ms + DIP_REACH_MS) / FRAME_MS;
    frame++
  ) {
    const level = track.levelDb(frame - 1) + track.levelDb(frame) + track.levelDb(frame + 1);
    if (level < least) [best, least] = [frame, level];
  }
  return best * FRAME_MS;
}
