import { ACTIVITY_WINDOW, type VoiceActivity } from '../ports/speech-activity.ts';
import type { AudioBlock } from '../ports/speech-audio.ts';
import { activityOf, isDead } from './activity.ts';
import { withoutLeaks } from './crosstalk.ts';
import { FrameTrack, laterTrack, type SoundTrack } from './frame-track.ts';
import { type Hold, holdsOf, tonesOf } from './hold.ts';
import { stillMusicOf } from './still-sound.ts';
import { FRAME_MS, type Stretch, unionOf } from './stretches.ts';

/** A running call is heard anew from a pause that lies so far back, once it has gone on so much longer. */
const HEARD_ANEW_MS = 15_000;
const SETTLED_EVERY_MS = 15_000;
/** Pauses are looked for at whole seconds, as the noise floor is told by the second. */
const SECOND_MS = 1000;
const QUIET_MS = 300;
/** Signal tones that belong together have no more between them. */
const RING_APART_MS = 6000;
/** Above this two channels carry one and the same sound. */
const SAME = 0.98;

/** What a whole recording sounds like. */
export interface HeardSound {
  readonly durationMs: number;
  /** By channel; one where both carried the same. */
  readonly tracks: readonly FrameTrack[];
  /** By channel: where its own speaker speaks. */
  readonly speech: readonly (readonly Stretch[])[];
  /** In one channel, once its voices were told apart: where each of them speaks. */
  readonly voices?: readonly (readonly Stretch[])[];
  readonly holds: readonly Hold[];
  /** Two channels were recorded and both carry the same. */
  readonly isTwin: boolean;
  /** Channels without any sound, of two. */
  readonly dead: readonly number[];
}

/** Listens to a recording block by block; keeps a few bytes for each hundredth of a second and nothing else. */
export class CallListener {
  readonly #tracks: readonly FrameTrack[];
  readonly #activity: VoiceActivity | undefined;
  /** By channel: the end of the sound so far, too short for a window. */
  #waiting: readonly Float32Array[];
  #product = 0;
  readonly #squares = [1e-9, 1e-9];
  /** What is not heard anew, from the beginning to there. */
  #settled: Settled = { untilMs: 0, speech: [], holds: [] };

  /** @param activity a model that tells speech from other sounds, begun for as many channels */
  constructor(channels: 1 | 2, activity?: VoiceActivity) {
    this.#tracks = Array.from({ length: channels }, () => new FrameTrack());
    this.#waiting = Array.from({ length: channels }, () => new Float32Array(0));
    this.#activity = activity;
  }

  async take(block: AudioBlock): Promise<void> {
    for (const [channel, track] of this.#tracks.entries()) track.take(block[channel]!);
    if (block.length === 2) this.#compare(block[0]!, block[1]!);
    if (this.#activity === undefined) return;
    const sound = this.#waiting.map((before, channel) => joined(before, block[channel]!));
    const { length } = sound[0]!;
    const whole = length - (length % ACTIVITY_WINDOW);
    this.#waiting = sound.map((samples) => samples.subarray(whole));
    if (whole === 0) return;
    const probabilities = await this.#activity.next(sound.map((samples) => samples.subarray(0, whole)));
    for (const [channel, track] of this.#tracks.entries()) {
      for (const probability of probabilities[channel]!) track.takeProbability(probability);
    }
  }

  /** What was heard so far; more may be taken afterwards. */
  heard(): HeardSound {
    const { tracks, ...about } = this.#channels();
    return { durationMs: tracks[0]!.durationMs, tracks, ...speechIn(tracks), ...about };
  }

  /**
   * The same at a cost that does not grow with the call: what lies before a pause some time ago stays as it was heard
   * then, where the whole recording might tell it a little differently.
   */
  heardSoFar(): HeardSound {
    const { tracks, ...about } = this.#channels();
    // Whether the channels are one and the same turns out in the first seconds.
    if (this.#settled.speech.length !== tracks.length) {
      this.#settled = { untilMs: 0, speech: tracks.map(() => []), holds: [] };
    }
    const { untilMs, ...before } = this.#settled;
    const { durationMs } = tracks[0]!;
    const anew = speechIn(
      untilMs === 0 ? tracks : tracks.map((track) => laterTrack(track, untilMs / FRAME_MS)),
    );
    const speech = anew.speech.map((own, channel) => [
      ...before.speech[channel]!,
      ...own.map((stretch) => laterBy(stretch, untilMs)),
    ]);
    const holds = [...before.holds, ...anew.holds.map((hold) => laterBy(hold, untilMs))];
    if (durationMs - untilMs >= HEARD_ANEW_MS + SETTLED_EVERY_MS) this.#settle(durationMs, speech, holds);
    return { durationMs, tracks, speech, holds, ...about };
  }

  /** Settles what lies before the last pause that is old enough. */
  #settle(durationMs: number, speech: readonly (readonly Stretch[])[], holds: readonly Hold[]): void {
    const isFree = (atMs: number, aroundMs: number, stretches: readonly Stretch[]) =>
      stretches.every(({ startMs, endMs }) => endMs <= atMs - aroundMs || startMs >= atMs + aroundMs);
    const latest = Math.floor((durationMs - HEARD_ANEW_MS) / SECOND_MS) * SECOND_MS;
    for (let atMs = latest; atMs > this.#settled.untilMs; atMs -= SECOND_MS) {
      if (!isFree(atMs, RING_APART_MS, holds)) continue;
      if (!speech.every((own) => isFree(atMs, QUIET_MS, own))) continue;
      const isBefore = ({ endMs }: Stretch) => endMs <= atMs;
      this.#settled = {
        untilMs: atMs,
        speech: speech.map((own) => own.filter(isBefore)),
        holds: holds.filter(isBefore),
      };
      return;
    }
  }

  #channels(): Pick<HeardSound, 'isTwin' | 'dead'> & { readonly tracks: readonly FrameTrack[] } {
    const dead = this.#tracks.length === 1 ? [] : [0, 1].filter((channel) => isDead(this.#tracks[channel]!));
    const isTwin = this.#tracks.length === 2 && dead.length === 0 && this.#likeness() > SAME;
    return { isTwin, dead, tracks: isTwin ? this.#tracks.slice(0, 1) : this.#tracks };
  }

  #compare(a: Float32Array, b: Float32Array): void {
    let product = 0;
    let left = 0;
    let right = 0;
    for (let i = 0; i < a.length; i++) {
      product += a[i]! * b[i]!;
      left += a[i]! * a[i]!;
      right += b[i]! * b[i]!;
    }
    this.#product += product;
    this.#squares[0]! += left;
    this.#squares[1]! += right;
  }

  #likeness(): number {
    return Math.abs(this.#product) / Math.sqrt(this.#squares[0]! * this.#squares[1]!);
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const all = new Float32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

type Settled = Pick<HeardSound, 'speech' | 'holds'> & { readonly untilMs: number };

function speechIn(tracks: readonly SoundTrack[]): Pick<HeardSound, 'speech' | 'holds'> {
  const tones = tracks.map(tonesOf);
  const active = tracks.map((track, channel) =>
    activityOf(track, unionOf(tones[channel]!, stillMusicOf(track))),
  );
  const speech =
    tracks.length === 1
      ? active
      : active.map((own, channel) =>
          withoutLeaks(
            { track: tracks[channel]!, speech: own },
            { track: tracks[1 - channel]!, speech: active[1 - channel]! },
          ),
        );
  return { speech, holds: holdsOf(tracks, unionOf(...tones), unionOf(...speech)) };
}

function laterBy<Part extends Stretch>(stretch: Part, ms: number): Part {
  return { ...stretch, startMs: stretch.startMs + ms, endMs: stretch.endMs + ms };
}
