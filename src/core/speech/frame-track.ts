import { ACTIVITY_WINDOW } from '../ports/speech-activity.ts';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { LOW_RATE, LowBand } from './low-band.ts';
import { estimatePitch, PITCH_SPAN } from './pitch.ts';
import { FRAME_MS } from './stretches.ts';

export const FRAME_SAMPLES = (HEARING_RATE * FRAME_MS) / 1000;
const LOW_PER_FRAME = (LOW_RATE * FRAME_MS) / 1000;
/** A pitch is estimated over the sound before the frame's end; its middle lies so many frames back. */
const PITCH_LATE = Math.round(PITCH_SPAN / LOW_PER_FRAME / 2);
/** Softer than this nothing is followed: a 16-bit recording has its own noise there. */
const FAINT_DB = -65;
/** Levels are told without what lies below 60 Hz: an offset of the line, hum, rumble. */
const RUMBLE = 1 - (2 * Math.PI * 60) / HEARING_RATE;
export const QUIETEST_DB = -100;

/** A list of small whole numbers that grows: three hours of frames fit into a few megabytes. */
class Growing<T extends Int16Array | Uint16Array | Uint8Array> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(4096);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  put(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }
}

/** What is kept of one channel: for each frame of 10 ms its level, its pitch and how likely it is speech. */
export class FrameTrack {
  readonly #level = new Growing((length) => new Int16Array(length));
  readonly #pitch = new Growing((length) => new Uint16Array(length));
  readonly #periodicity = new Growing((length) => new Uint8Array(length));
  readonly #speech = new Growing((length) => new Uint8Array(length));
  readonly #lowBand = new LowBand();
  readonly #low = new Float32Array(PITCH_SPAN);
  #rest = new Float32Array(0);
  #before = 0;
  #high = 0;

  get frames(): number {
    return this.#level.length;
  }

  get durationMs(): number {
    return this.frames * FRAME_MS;
  }

  /** Whether somebody told how likely speech is. */
  get hasProbabilities(): boolean {
    return this.#speech.length > 0;
  }

  /** Root mean square in decibels of full scale, −100 and up. */
  levelDb(frame: number): number {
    return this.#level.at(frame) / 100;
  }

  /** Hertz; 0 where there is no voice. */
  pitchHz(frame: number): number {
    return this.#pitch.at(frame) / 10;
  }

  /** 0–1. */
  periodicity(frame: number): number {
    return this.#periodicity.at(frame) / 250;
  }

  /** 0–1; 0 where nobody told. */
  speechProbability(frame: number): number {
    const window = Math.floor((frame * FRAME_SAMPLES + FRAME_SAMPLES / 2) / ACTIVITY_WINDOW);
    return this.#speech.at(window) / 250;
  }

  /** Takes the next samples at 16 kHz. */
  take(samples: Float32Array): void {
    const joined = new Float32Array(this.#rest.length + samples.length);
    joined.set(this.#rest);
    joined.set(samples, this.#rest.length);
    const whole = joined.length - (joined.length % FRAME_SAMPLES);
    for (let from = 0; from < whole; from += FRAME_SAMPLES) {
      this.#frame(joined.subarray(from, from + FRAME_SAMPLES));
    }
    this.#rest = joined.slice(whole);
  }

  /** Takes the probability of the next window of `ACTIVITY_WINDOW` samples. */
  takeProbability(probability: number): void {
    this.#speech.push(Math.round(probability * 250));
  }

  #frame(samples: Float32Array): void {
    let squares = 0;
    for (let i = 0; i < samples.length; i++) {
      this.#high = samples[i]! - this.#before + RUMBLE * this.#high;
      this.#before = samples[i]!;
      squares += this.#high * this.#high;
    }
    const level = Math.max(QUIETEST_DB, 10 * Math.log10(squares / samples.length + 1e-12));
    this.#low.copyWithin(0, LOW_PER_FRAME);
    this.#low.set(this.#lowBand.take(samples), PITCH_SPAN - LOW_PER_FRAME);
    this.#level.push(Math.round(level * 100));
    this.#pitch.push(0);
    this.#periodicity.push(0);
    const middle = this.frames - 1 - PITCH_LATE;
    if (middle < 0 || this.levelDb(middle) < FAINT_DB) return;
    const { hz, periodicity } = estimatePitch(this.#low);
    this.#pitch.put(middle, Math.round(hz * 10));
    this.#periodicity.put(middle, Math.round(periodicity * 250));
  }
}
