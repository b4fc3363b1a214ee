import { ACTIVITY_WINDOW, type VoiceActivity } from '../ports/speech-activity.ts';
import type { AudioBlock } from '../ports/speech-audio.ts';
import { activityOf, isDead } from './activity.ts';
import { withoutLeaks } from './crosstalk.ts';
import { FrameTrack } from './frame-track.ts';
import { type Hold, holdsOf, tonesOf } from './hold.ts';
import { stillMusicOf } from './still-sound.ts';
import { type Stretch, unionOf } from './stretches.ts';

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
    const dead = this.#tracks.length === 1 ? [] : [0, 1].filter((channel) => isDead(this.#tracks[channel]!));
    const isTwin = this.#tracks.length === 2 && dead.length === 0 && this.#likeness() > SAME;
    const tracks = isTwin ? this.#tracks.slice(0, 1) : this.#tracks;
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
    return {
      durationMs: tracks[0]!.durationMs,
      tracks,
      speech,
      holds: holdsOf(tracks, unionOf(...tones), unionOf(...speech)),
      isTwin,
      dead,
    };
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
