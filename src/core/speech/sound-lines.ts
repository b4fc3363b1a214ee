import { LOW_RATE } from './low-band.ts';
import { Spectrum } from './spectrum.ts';

/** Samples at 4 kHz that are looked at: 64 ms. */
export const LINES_SPAN = 256;
/** Frames of 10 ms from one look to the next. */
export const LINES_EVERY = 2;
/** Looks between two whose sounds share nothing: what is alike over such a time holds still. */
const APART = 4;
/** Below lies hum, above the edge of the band. */
const FIRST_BIN = 3;
const LAST_BIN = 116;
/** Hann's window spreads a line over so many bins on both sides. */
const LINE_REACH = 2;
/** At least so much of all power lies in two lines. */
const PURE = 0.85;
/** A voice hums lower: its only line is its pitch. */
const LOWEST_SINGLE_HZ = 340;
/** Dial, ring-back and busy tones of two lines lie below (ITU-T E.180). */
const HIGHEST_PAIR_HZ = 700;
/** Two neighbouring overtones of a voice are multiples of what lies between them, to so much of it. */
const OVERTONE = 0.08;
/** ITU-T Q.23: the lines of the keys; how far off they may be, and how much stronger one may be (the telephone cuts the other). */
const LOW_KEYS_HZ = [697, 770, 852, 941];
const HIGH_KEYS_HZ = [1209, 1336, 1477, 1633];
const OFF = 0.02;
const MOST_TWIST = 10 ** (12 / 10);

/** What a look at the lines of a sound tells. */
export interface SoundLines {
  /** How alike the spectrum is to the one 80 ms before, 0–1: the cosine between their amplitudes. */
  readonly likeness: number;
  /** `PURE_LINES` where there is nothing but one or two lines that are no voice; 1–16 where these are a telephone's key. */
  readonly tone: number;
}

export const NO_TONE = 0;
export const PURE_LINES = 17;

/** Looks at one channel's sound again and again. */
export class LineListener {
  readonly #spectrum = new Spectrum(LINES_SPAN);
  readonly #powers = new Float32Array(LINES_SPAN / 2);
  readonly #before = Array.from({ length: APART }, () => new Float32Array(LAST_BIN));
  #looks = 0;

  /** @param low the last `LINES_SPAN` samples at 4 kHz */
  look(low: Float32Array): SoundLines {
    this.#spectrum.powers(low, this.#powers);
    const amplitudes = this.#before[this.#looks++ % APART]!;
    const powers = this.#powers;
    let common = 1e-20;
    let then = 1e-12;
    let now = 1e-12;
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      const power = powers[k]!;
      const amplitude = Math.sqrt(power);
      const before = amplitudes[k]!;
      common += amplitude * before;
      then += before * before;
      now += power;
      amplitudes[k] = amplitude;
    }
    return { likeness: common / Math.sqrt(then * now), tone: this.#tone(now) };
  }

  #tone(all: number): number {
    const first = this.#strongest(Number.NEGATIVE_INFINITY);
    const a = this.#around(first);
    // No other line holds more.
    if (2 * a < PURE * all) return NO_TONE;
    const second = this.#strongest(first);
    const b = this.#around(second);
    if (a + b < PURE * all) return NO_TONE;
    if (b * MOST_TWIST < a) return this.#hertz(first) >= LOWEST_SINGLE_HZ ? PURE_LINES : NO_TONE;
    const lines = [this.#hertz(first), this.#hertz(second)].toSorted((x, y) => x - y) as [number, number];
    const row = LOW_KEYS_HZ.findIndex((hz) => Math.abs(lines[0] / hz - 1) < OFF);
    const column = HIGH_KEYS_HZ.findIndex((hz) => Math.abs(lines[1] / hz - 1) < OFF);
    if (row >= 0 && column >= 0) return row * HIGH_KEYS_HZ.length + column + 1;
    const order = lines[0] / (lines[1] - lines[0]);
    const isVoice = lines[1] > HIGHEST_PAIR_HZ || Math.abs(order - Math.round(order)) < OVERTONE;
    return isVoice ? NO_TONE : PURE_LINES;
  }

  /** The bin of the highest peak that is apart from another. */
  #strongest(other: number): number {
    const powers = this.#powers;
    let best = FIRST_BIN;
    let most = -1;
    for (let k = FIRST_BIN; k < LAST_BIN; k++) {
      const power = powers[k]!;
      if (power <= most || Math.abs(k - other) <= 2 * LINE_REACH) continue;
      best = k;
      most = power;
    }
    return best;
  }

  #around(bin: number): number {
    let sum = 0;
    for (let k = Math.max(FIRST_BIN, bin - LINE_REACH); k <= Math.min(LAST_BIN - 1, bin + LINE_REACH); k++) {
      sum += this.#powers[k]!;
    }
    return sum;
  }

  /** Between bins, by the parabola through the logarithms of a peak and its neighbours. */
  #hertz(bin: number): number {
    const [a, b, c] = [-1, 0, 1].map((off) => Math.log(this.#powers[bin + off]! + 1e-20)) as [
      number,
      number,
      number,
    ];
    const bend = a - 2 * b + c;
    return ((bin + (bend === 0 ? 0 : (0.5 * (a - c)) / bend)) * LOW_RATE) / LINES_SPAN;
  }
}
