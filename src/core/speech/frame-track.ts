import { ACTIVITY_WINDOW } from '../ports/speech-activity.ts';
import { HEARING_RATE } from '../ports/speech-audio.ts';
import { BANDS_SPAN, BandLevels, rootOf, SOUND_BANDS } from './band-levels.ts';
import { LOW_RATE, LowBand } from './low-band.ts';
import { estimatePitch, PITCH_SPAN } from './pitch.ts';
import { LINES_EVERY, LINES_SPAN, LineListener, NO_TONE, type SoundLines } from './sound-lines.ts';
import { FRAME_MS } from './stretches.ts';

export const FRAME_SAMPLES = (HEARING_RATE * FRAME_MS) / 1000;
const LOW_PER_FRAME = (LOW_RATE * FRAME_MS) / 1000;
/** A pitch is estimated over the sound before the frame's end; its middle lies so many frames back. */
const PITCH_LATE = Math.round(PITCH_SPAN / LOW_PER_FRAME / 2);
/** Likewise a look at the lines of the sound, which follows its second frame. */
const LINES_LATE = Math.round(LINES_SPAN / LOW_PER_FRAME / 2) - 1;
const SPAN = Math.max(PITCH_SPAN, LINES_SPAN);
/** Softer than this nothing is followed: a 16-bit recording has its own noise there. */
const FAINT_DB = -65;
/** Levels are told without what lies below 60 Hz: an offset of the line, hum, rumble. */
const RUMBLE = 1 - (2 * Math.PI * 60) / HEARING_RATE;
const NOTHING: SoundLines = { likeness: 0, tone: NO_TONE };
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

/** What is known of one channel, frame by frame. */
export type SoundTrack = Pick<
  FrameTrack,
  | 'frames'
  | 'durationMs'
  | 'hasProbabilities'
  | 'levelDb'
  | 'pitchHz'
  | 'periodicity'
  | 'speechProbability'
  | 'likeness'
  | 'tone'
  | 'soundIn'
>;

/** A track as if it began later: its frames are counted from there. @param from an even number of frames */
export function laterTrack(track: FrameTrack, from: number): SoundTrack {
  return {
    frames: track.frames - from,
    durationMs: track.durationMs - from * FRAME_MS,
    hasProbabilities: track.hasProbabilities,
    levelDb: (frame) => track.levelDb(frame + from),
    pitchHz: (frame) => track.pitchHz(frame + from),
    periodicity: (frame) => track.periodicity(frame + from),
    speechProbability: (frame) => track.speechProbability(frame + from),
    likeness: (frame) => track.likeness(frame + from),
    tone: (frame) => track.tone(frame + from),
    soundIn: (band, frame) => track.soundIn(band, frame + from),
  };
}

/**
 * What is kept of one channel: for each frame of 10 ms its level, its pitch, its bands, how likely it is speech,
 * and for every second one how still the sound holds and whether it is a tone.
 */
export class FrameTrack {
  readonly #level = new Growing((length) => new Int16Array(length));
  readonly #pitch = new Growing((length) => new Uint16Array(length));
  readonly #periodicity = new Growing((length) => new Uint8Array(length));
  readonly #speech = new Growing((length) => new Uint8Array(length));
  readonly #likeness = new Growing((length) => new Uint8Array(length));
  readonly #tone = new Growing((length) => new Uint8Array(length));
  /** All bands of a frame, then those of the next. */
  readonly #bands = new Growing((length) => new Uint8Array(length));
  readonly #lines = new LineListener();
  readonly #bandLevels = new BandLevels();
  readonly #lowBand = new LowBand();
  /** The end of the low band. */
  readonly #low = new Float32Array(SPAN);
  /** The end of the sound that whole frames were taken of. */
  readonly #past = new Float32Array(BANDS_SPAN - FRAME_SAMPLES);
  #rest = new Float32Array(0);
  #before = 0;
  /** Since sound was last heard. */
  #faintFrames = 0;
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

  /** How alike the sound around a frame is to that of 80 ms before, 0–1. */
  likeness(frame: number): number {
    return this.#likeness.at(this.#lookAt(frame)) / 250;
  }

  /** `NO_TONE`, `PURE_LINES`, or the key of a telephone that is heard around a frame. */
  tone(frame: number): number {
    return this.#tone.at(this.#lookAt(frame));
  }

  /** How strong one of the `SOUND_BANDS` is, for comparing sounds: a root of its power. */
  soundIn(band: number, frame: number): number {
    return rootOf(this.#bands.at(frame * SOUND_BANDS + band));
  }

  #lookAt(frame: number): number {
    return Math.floor((frame + LINES_LATE) / LINES_EVERY);
  }

  /** Takes the next samples at 16 kHz. */
  take(samples: Float32Array): void {
    const joined = new Float32Array(this.#rest.length + samples.length);
    joined.set(this.#rest);
    joined.set(samples, this.#rest.length);
    const whole = joined.length - (joined.length % FRAME_SAMPLES);
    const low = new Float32Array(SPAN + (whole * LOW_PER_FRAME) / FRAME_SAMPLES);
    low.set(this.#low);
    low.set(this.#lowBand.take(joined.subarray(0, whole)), SPAN);
    const heard = new Float32Array(this.#past.length + whole);
    heard.set(this.#past);
    heard.set(joined.subarray(0, whole), this.#past.length);
    let end = SPAN;
    for (let from = 0; from < whole; from += FRAME_SAMPLES) {
      end += LOW_PER_FRAME;
      const level = this.#levelOf(joined, from);
      this.#frame(level, low, end);
      this.#listen(level, heard.subarray(from, from + BANDS_SPAN));
    }
    this.#low.set(low.subarray(end - SPAN));
    this.#past.set(heard.subarray(whole));
    this.#rest = joined.slice(whole);
  }

  /** Takes the probability of the next window of `ACTIVITY_WINDOW` samples. */
  takeProbability(probability: number): void {
    this.#speech.push(Math.round(probability * 250));
  }

  #levelOf(samples: Float32Array, from: number): number {
    let [squares, high, before] = [0, this.#high, this.#before];
    for (let i = from; i < from + FRAME_SAMPLES; i++) {
      const now = samples[i]!;
      high = now - before + RUMBLE * high;
      before = now;
      squares += high * high;
    }
    this.#high = high;
    this.#before = before;
    return Math.max(QUIETEST_DB, 10 * Math.log10(squares / FRAME_SAMPLES + 1e-12));
  }

  /** @param end so far in the low band the frame goes */
  #frame(level: number, low: Float32Array, end: number): void {
    this.#level.push(Math.round(level * 100));
    this.#pitch.push(0);
    this.#periodicity.push(0);
    this.#faintFrames = level < FAINT_DB ? this.#faintFrames + 1 : 0;
    if (this.frames % LINES_EVERY === 0) this.#look(low, end);
    const middle = this.frames - 1 - PITCH_LATE;
    if (middle < 0 || this.levelDb(middle) < FAINT_DB) return;
    const { hz, periodicity } = estimatePitch(low, end - PITCH_SPAN);
    this.#pitch.put(middle, Math.round(hz * 10));
    this.#periodicity.put(middle, Math.round(periodicity * 250));
  }

  #listen(level: number, span: Float32Array): void {
    if (level >= FAINT_DB) this.#bandLevels.look(span, (one) => this.#bands.push(one));
    else for (let band = 0; band < SOUND_BANDS; band++) this.#bands.push(0);
  }

  #look(low: Float32Array, end: number): void {
    const isFaint = this.#faintFrames * LOW_PER_FRAME >= LINES_SPAN;
    const { likeness, tone } = isFaint ? NOTHING : this.#lines.look(low.subarray(end - LINES_SPAN, end));
    this.#likeness.push(Math.round(likeness * 250));
    this.#tone.push(tone);
  }
}
